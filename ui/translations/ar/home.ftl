home-title = مرحبا، { $name }
home-lead = ما ينتظرك
home-returned = ملفات أعيدت بتعليق
home-returned-none = لم يُعَد أي ملف. الملف الذي يعيده الإشراف يظهر هنا مع ما يجب تصحيحه.
home-drafts = مسوداتي
home-drafts-none = لا توجد مسودة. «حادثة جديدة» أو Ctrl+N لبدء واحدة.
home-due = متابعات مستحقة
home-due-none = لا متابعة مقررة خلال سبعة أيام.
home-due-on = الأجل: { $day }
home-office = هذا الجهاز
home-safe = البيانات مشفرة على هذا الجهاز. لا يمكن لأحد قراءة هذه الملفات دون عبارة المرور.
home-all =
    { $count ->
    [zero] عرض القائمة
    [one] عرض الملف في القائمة
    [two] عرض الملفين في القائمة
    [few] عرض { $count } ملفات في القائمة
    [many] عرض { $count } ملفا في القائمة
   *[other] عرض { $count } ملف في القائمة
}
home-comment = { $name }: «{ $text }»
home-unsaved = لم يُحفظ قط، مصون ومشفر منذ { $moment }
home-nothing-yet = لم يُكتب شيء بعد
