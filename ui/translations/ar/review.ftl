review-title = بانتظار المراجعة
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
review-whole-record = الملف كله
review-recorded = سجّله { $name }، { $moment }
review-no-finding = لا شيء يستدعي النظر في هذا الملف.
review-comment-on = تعليق على: { $field }
review-compare = المقارنة مع { $number }
review-name = الاسم (يبقى على هذا الجهاز)
review-flags = علامات
review-commented = { $name } · { $field }
review-notes = ملاحظات خاصة بالإشراف. تُضاف ولا تتغير.
review-note-hint = إضافة ملاحظة خاصة…
review-note-add = إضافة
review-about = بخصوص
review-next = التالي Space
review-taken-back = { $number } في الانتظار من جديد.
review-view-records = الملفات
review-view-bulk = التحقق دفعة واحدة…
review-view-quality = جودة البيانات
review-bulk-title = التحقق معا من الملفات الخالية من الملاحظات
review-bulk-lead = الملفات في الجهة الأخرى تحتاج إلى قراءة: تبقى في الانتظار. ملفاتك أنت ليست هنا.
review-bulk-reading = قراءة الملفات…
review-back = العودة إلى قائمة الانتظار
review-findings =
    { $count ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة للنظر فيها
    [two] ملاحظتان للنظر فيهما
    [few] { $count } ملاحظات للنظر فيها
    [many] { $count } ملاحظة للنظر فيها
   *[other] { $count } ملاحظة للنظر فيها
}
review-sources =
    { $count ->
    [zero] المصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرا
   *[other] { $count } مصدر
}
review-bulk-clean =
    { $count ->
    [zero] لا ملف خال من الملاحظات
    [one] ملف واحد خال من الملاحظات
    [two] ملفان خاليان من الملاحظات
    [few] { $count } ملفات خالية من الملاحظات
    [many] { $count } ملفا خاليا من الملاحظات
   *[other] { $count } ملف خال من الملاحظات
}
review-bulk-others =
    { $count ->
    [zero] لا ملفات أخرى
    [one] ملف واحد يُقرأ أولا
    [two] ملفان يُقرآن أولا
    [few] { $count } ملفات تُقرأ أولا
    [many] { $count } ملفا تُقرأ أولا
   *[other] { $count } ملف تُقرأ أولا
}
review-bulk-more =
    { $count ->
    [zero] ولا شيء آخر
    [one] وملاحظة أخرى
    [two] وملاحظتان أخريان
    [few] و{ $count } ملاحظات أخرى
    [many] و{ $count } ملاحظة أخرى
   *[other] و{ $count } ملاحظة أخرى
}
review-bulk-verify =
    { $count ->
    [zero] التحقق
    [one] التحقق من ملف واحد
    [two] التحقق من ملفين
    [few] التحقق من { $count } ملفات
    [many] التحقق من { $count } ملفا
   *[other] التحقق من { $count } ملف
}
review-bulk-done =
    { $count ->
    [zero] لم يُتحقق من أي ملف.
    [one] تم التحقق من ملف واحد.
    [two] تم التحقق من ملفين.
    [few] تم التحقق من { $count } ملفات.
    [many] تم التحقق من { $count } ملفا.
   *[other] تم التحقق من { $count } ملف.
}
