incidents-title = الحوادث
incidents-column-number = الرقم
incidents-column-date = التاريخ
incidents-column-violation = الانتهاك
incidents-column-child = الطفل
incidents-column-place = المكان
incidents-column-status = الحالة
incidents-filter-period = الفترة: { $value }
incidents-filter-region = الجهة: { $value }
incidents-filter-status = الحالة: { $value }
incidents-filter-violation = الانتهاك: { $value }
incidents-all-period = الكل
incidents-all-region = الكل
incidents-all-status = الكل
incidents-all-violation = الكل
incidents-clear = مسح
incidents-tab-summary = ملخص
incidents-tab-people = الأشخاص
incidents-tab-follow-up = المتابعة
incidents-tab-history = السجل
incidents-fact-rights = المرجعيات
incidents-fact-when = متى
incidents-fact-where = أين
incidents-fact-child = الطفل
incidents-fact-source = المصدر
incidents-fact-perpetrator = المشتبه فيه
incidents-fact-author = سجله
incidents-fact-narrative = السرد (يبقى على هذا الجهاز)
incidents-fact-counted = الاحتساب
incidents-crc = اتفاقية حقوق الطفل م. { $articles }
incidents-no-violation = الانتهاك غير محدد بعد
incidents-no-response = لا توجد استجابة أو إحالة بعد.
incidents-next-action = الإجراء الموالي
incidents-due = { $action } — الأجل { $day }
incidents-comment-by = تعليق { $name }
incidents-edit = تعديل
incidents-step-submit = تقديم
incidents-step-take-back = سحب التقديم
incidents-step-withdraw = سحب
incidents-step-reopen = إعادة الفتح
incidents-done-submit = تم تقديم { $number }.
incidents-done-take-back = عاد { $number } مسودة.
incidents-done-withdraw = تم سحب { $number }؛ «إعادة الفتح» تعيده.
incidents-done-reopen = أعيد فتح { $number } كمسودة.
incidents-empty-first-title = لا توجد حوادث بعد
incidents-empty-first-text = هنا توجد حوادث هذا المكتب. تُنشأ الأولى بالضغط على Ctrl+N؛ ويمكن استيراد سجل موجود من سطر الأوامر.
incidents-empty-action = حادثة جديدة
incidents-empty-filtered-title = لا شيء يطابق
incidents-empty-filtered-text = جرب كلمات أخرى أو كتابة أخرى أو امسح المرشحات.
incidents-act-create = أُنشئت
incidents-act-save = عُدلت
incidents-act-import = استُوردت
incidents-act-submit = قُدمت
incidents-act-take-back = سُحب التقديم
incidents-act-return = أُعيدت للتصحيح
incidents-act-verify = تم التحقق
incidents-act-close = أُغلقت
incidents-act-reopen = أُعيد فتحها
incidents-act-mark-duplicate = صُنفت مكررة
incidents-act-withdraw = سُحبت
incidents-count =
    { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفا
   *[other] { $count } ملف
}
incidents-quick-mine = ملفاتي
incidents-quick-urgent = مستعجلة
incidents-quick-due = للمتابعة
incidents-saved = المرشحات المحفوظة
incidents-columns = الأعمدة
incidents-forget-filter = نسيان مرشح
incidents-save-filter = حفظ هذه المرشحات…
incidents-filter-name = اسم المرشح
incidents-column-priority = الأولوية
incidents-column-due = الأجل
incidents-chip-period = الفترة
incidents-chip-region = الجهة
incidents-chip-status = الحالة
incidents-chip-violation = الانتهاك
incidents-copy = نسخ كحادثة جديدة
incidents-changed = تغيّر: { $fields }
incidents-done-mark-duplicate = وُسم { $number } كمكرر.
incidents-act-take-back-verdict = تم التراجع عن الحكم
incidents-drop-figure = إلغاء الاقتصار على: { $name }
