desktop-brand = راصد الحقوق
desktop-search = البحث عن حادثة أو مكان أو انتهاك… (Ctrl+K)
desktop-new = + حادثة جديدة Ctrl+N
desktop-page-incidents = الحوادث
desktop-page-review = بانتظار المراجعة
desktop-page-releases = الإصدارات
desktop-language-fr = الفرنسية
desktop-language-ar = العربية
desktop-language-en = الإنجليزية
desktop-encrypted = مشفَّر على هذا الجهاز
desktop-no-backup = لا توجد نسخة احتياطية بعد
desktop-lock-in = القفل بعد { $time }
desktop-about-day = حوالي { $day }
desktop-age-unknown = السن غير معروف
desktop-age =
    { $years ->
    [zero] أقل من سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $years } سنوات
    [many] { $years } سنة
   *[other] { $years } سنة
}
desktop-age-about =
    { $years ->
    [zero] حوالي سنة
    [one] حوالي سنة
    [two] حوالي سنتين
    [few] حوالي { $years } سنوات
    [many] حوالي { $years } سنة
   *[other] حوالي { $years } سنة
}
desktop-person-menu = العرض والقفل
desktop-theme = المظهر
desktop-theme-light = فاتح
desktop-theme-dark = داكن
desktop-theme-contrast = تباين عال
desktop-text-size = حجم النص
desktop-percent = { $count } %
desktop-shortcuts = اختصارات لوحة المفاتيح (Ctrl+/)
desktop-lock = قفل (Ctrl+L)
desktop-page-home = الرئيسية
desktop-undo = تراجع
desktop-keys-title = اختصارات لوحة المفاتيح
desktop-close = إغلاق
desktop-keys-everywhere = في كل مكان
desktop-keys-list = القائمة
desktop-keys-editor = التحرير
desktop-keys-review = المراجعة
desktop-key-new = حادثة جديدة
desktop-key-search = البحث
desktop-key-lock = القفل
desktop-key-pane = اللوحة الموالية
desktop-key-shortcuts = هذه القائمة
desktop-key-next-record = الملف الموالي
desktop-key-previous-record = الملف السابق
desktop-key-save = حفظ
desktop-key-next-section = القسم الموالي
desktop-key-submit = تقديم للإشراف
desktop-key-tree = كل المصطلحات أو الأماكن
desktop-key-help = مساعدة حول هذا الحقل
desktop-key-verify = تأكيد التحقق
desktop-key-return = إرجاع مع تعليق
desktop-key-next = الملف الموالي
desktop-page-administration = الإدارة
desktop-waiting =
    { $count ->
    [zero] لا شيء في الانتظار
    [one] واحد في الانتظار
    [two] اثنان في الانتظار
    [few] { $count } في الانتظار
    [many] { $count } في الانتظار
   *[other] { $count } في الانتظار
}
desktop-fresh-title = عبارة المرور مرة أخرى
desktop-fresh-passphrase = عبارة المرور
desktop-fresh-go = متابعة
desktop-cancel = إلغاء
desktop-no-copy = النسخ معطل: قد يبقى اسم في الحافظة. يمكن السماح به حتى القفل من القائمة التي تحمل اسمكم.
desktop-copying = السماح بالنسخ حتى القفل (يُمحى بعد 20 ثانية)
desktop-key-vanish = إغلاق كل شيء وإخفاؤه فورا
desktop-page-dashboard = لوحة القيادة
desktop-page-reference = المراجع
desktop-key-paper = الحادثة المختارة بصيغة PDF
desktop-key-hand-over = تسليم الملف للإشراف
desktop-key-import = استيراد سجل موجود
desktop-key-release = إعداد إصدار
desktop-register = استيراد سجل… (Ctrl+I)
desktop-not-yours = دوركم لا يتيح فتح هذه الصفحة.
