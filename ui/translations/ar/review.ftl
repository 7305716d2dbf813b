review-title = بانتظار المراجعة
review-keys = V تحقق · R إرجاع · Space التالي
review-verify = تحقق V
review-return = إرجاع… R
review-comment = ما الذي يجب تصحيحه أو إكماله؟
review-comment-missing = اكتب أولا ما يجب تصحيحه.
review-send = إرجاع مع هذا التعليق
review-cancel = إلغاء
review-verified = تم التحقق من { $number }.
review-returned = أعيد { $number } إلى صاحبه.
review-empty-title = لا شيء في الانتظار
review-empty-text = تظهر هنا الملفات التي يقدمها الآخرون. أما ملفاتك فيراجعها شخص آخر.
review-count =
    { $count ->
    [zero] لا ملفات في الانتظار
    [one] ملف واحد في الانتظار
    [two] ملفان في الانتظار
    [few] { $count } ملفات في الانتظار
    [many] { $count } ملفا في الانتظار
   *[other] { $count } ملف في الانتظار
}
