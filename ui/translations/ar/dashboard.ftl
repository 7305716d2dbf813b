dashboard-title = لوحة القيادة
dashboard-inside = أرقام داخلية ودقيقة: تبقى في هذه الخزنة. للنشر، حضّر إصدارا.
dashboard-verified = المتحقق منها
dashboard-recorded = الكل
dashboard-last-year = آخر اثني عشر شهرا
dashboard-trend = الحوادث حسب الشهر
dashboard-map = الحوادث حسب الجهة
dashboard-branches = الانتهاكات
dashboard-quality = جودة البيانات
dashboard-figure-total = حوادث الفترة
dashboard-figure-overdue = متابعات متأخرة
dashboard-choose = كل عدد له تفسير
dashboard-choose-text = اختر عددا أو عمودا أو جهة: تظهر هنا قاعدته وملفاته.
dashboard-open-records = عرض الملفات المحسوبة
dashboard-rule-total = تُحسب الحادثة مرة واحدة، في شهر أول يوم ربما وقعت فيه.
dashboard-rule-month = حوادث يقع أول يوم محتمل لها في هذا الشهر.
dashboard-rule-region = حوادث يقع مكانها في هذه الجهة، بما فيها مجهولة الإقليم.
dashboard-rule-branch = حوادث فيها فعل واحد على الأقل من هذا الفرع من التصنيف؛ قد تُحسب الحادثة في عدة فروع.
dashboard-rule-status = كل ملفات المكتب التي لها هذه الحالة اليوم، دون حدود زمنية.
dashboard-rule-overdue = ملفات مفتوحة كانت لها متابعة مقررة قبل اليوم ولم تكتمل.
dashboard-basis-verified = لا تُحسب إلا الملفات المتحقق منها أو المغلقة.
dashboard-basis-recorded = تُحسب كل الملفات بما فيها المسودات، دون المكررة والمسحوبة.
dashboard-open =
    { $count ->
    [zero] لا ملفات
    [one] عرض الملف
    [two] عرض الملفين
    [few] عرض { $count } ملفات
    [many] عرض { $count } ملفا
   *[other] عرض { $count } ملف
}
