# أثر ما أُنجز: الشاشة وسطر الأوامر والقسيمة المطبوعة.

audit-title = الأثر
audit-lead = من فعل ماذا، بالترتيب، بتوقيع كل شخص. لا يُذكر فيه اسم أي طفل.
audit-count = { $count ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدا
   *[other] { $count } قيد
}
audit-column-seq = الرقم
audit-column-at = التاريخ والساعة
audit-column-person = الشخص
audit-column-act = ما أُنجز
audit-column-object = الملف أو الإصدار
audit-empty-title = لا شيء يطابق
audit-empty-text = لا يوجد في الأثر قيد يطابق هذه المرشحات.

audit-filter-person = الجميع
audit-filter-group = كل الأعمال
audit-filter-days = كل التواريخ
audit-filter-week = الأيام السبعة الأخيرة
audit-filter-month = الأيام الثلاثون الأخيرة
audit-filter-number = رقم ملف
audit-group-reading = القراءات
audit-group-writing = الكتابات
audit-group-deciding = القرارات
audit-group-leaving = ما خرج
audit-group-people = الأشخاص والمفاتيح
audit-group-sessions = الجلسات والمراجعات

audit-act = { $act ->
    [incident-read] قرأ ملفا
    [incident-save] سجل ملفا
    [incident-import] استورد ملفات
    [incident-submit] أحال ملفا
    [incident-take-back] استعاد ملفا محالا
    [incident-return] أعاد ملفا مع تعليق
    [incident-verify] تحقق من ملف
    [incident-close] أغلق ملفا
    [incident-reopen] أعاد فتح ملف
    [incident-mark-duplicate] وسم ملفا بأنه مكرر
    [incident-withdraw] سحب ملفا
    [release-prepare] أعد إصدارا
    [release-approve] وافق على إصدار
    [release-return] أعاد إصدارا
    [release-write] كتب إصدارا
    [release-report] كتب تقرير مؤشرات من إصدارات موقعة
    [release-recipients] اختار المرسل إليهم الإصدارات
    [people-add] أضاف شخصا
    [people-passphrase] غير عبارة مروره
    [people-revoke] أزال شخصا
    [recovery-issue] صنع رمزا أو أجزاء للاسترجاع
    [recovery-confirm] أعاد كتابة رمز الاسترجاع أو أجزائه
    [recovery-retire] أبطل رمزا أو أجزاء للاسترجاع
    [recovery-use] دخل برمز الاسترجاع أو أجزائه
    [vault-check] راجع الخزنة
    [vault-repair] أعاد صنع ملف الخزنة
    [vault-rotate] غير مفتاح الخزنة
    [vault-salvage] أنقذ خزنة متضررة
    [backup-make] صنع نسخة احتياطية
    [audit-slip] صنع قسيمة للأثر
    [session-open] فتح الخزنة
    [session-close] أغلق الخزنة
    [reason-follow-up] ذكر السبب: متابعة طفل
    [reason-review] ذكر السبب: التحقق
    [reason-referral] ذكر السبب: الإحالة على خدمة
    [reason-request] ذكر السبب: طلب الطفل أو أسرته
    [reason-correction] ذكر السبب: التصحيح
    [reason-statistics] ذكر السبب: الإحصاء
    [reason-supervision] ذكر السبب: الإشراف
   *[other] { $act }
}
audit-reason = { $reason ->
    [follow-up] متابعة طفل
    [review] التحقق
    [referral] الإحالة على خدمة
    [request] طلب الطفل أو أسرته
    [correction] التصحيح
    [statistics] الإحصاء
    [supervision] الإشراف
   *[other] { $reason }
}
audit-reason-title = لماذا تقرأ هذه الملفات؟
audit-reason-text = يُسأل مرة واحدة بعد الفتح. يُحفظ الجواب في الأثر مع كل قراءة.

audit-verify = التحقق من الأثر
audit-verifying = التحقق: { $done } من { $total }
audit-stop = إيقاف
audit-stopped = أوقف التحقق؛ لم يتغير شيء.
audit-sound = الأثر تام: { $entries ->
    [zero] لا قيود.
    [one] قيد واحد بتوقيع وتسلسل صحيحين.
    [two] قيدان بتوقيع وتسلسل صحيحين.
    [few] { $entries } قيود بتوقيعات وتسلسل صحيحة.
    [many] { $entries } قيدا بتوقيعات وتسلسل صحيحة.
   *[other] { $entries } قيد بتوقيعات وتسلسل صحيحة.
}
audit-broken = عُبث بالأثر عند القيد { $at }: { $reason ->
    [gap] ينقص شيء في هذا الموضع.
    [link] لا يتبع القيد الذي قبله.
    [hash] غُيّر محتواه.
    [author] صاحبه ليس من أهل هذه الخزنة.
    [signature] لم يوقعه الشخص المذكور فيه.
    [time] وقته سابق لوقت القيد الذي قبله.
    [checkpoint] يخالف ما وقعه أحد الأشخاص.
   *[other] { $reason }
} لا تكتب شيئا بعد الآن؛ انسخ المجلد وأخبر من يشرف عليك.
audit-anchor = { $source }: { $verdict ->
    [holds] يقول الأثر الشيء نفسه عند القيد { $seq }.
    [cut] ينتهي الأثر عند { $last } قبل القيد { $seq }: قُطعت نهايته أو أن الخزنة نسخة أقدم.
    [differs] يقول الأثر شيئا آخر عند القيد { $seq }: لقد أُعيد صنعه.
    [other-vault] ليست الخزنة نفسها.
   *[other] { $verdict }
}

audit-compare = المقارنة بقسيمة
audit-compare-hint = القسيمة: ‎1234:babab-babab-…
audit-compare-wrong = اكتب الرقم ثم نقطتين ثم كلمات القسيمة الثماني.
audit-compare-source = القسيمة

audit-slip = طبع قسيمة
audit-slip-saved = كُتبت القسيمة: { $name }
audit-slip-title = قسيمة الأثر
audit-slip-office = المكتب: { $office } ({ $code })
audit-slip-made = صُنعت في { $at } (بالتوقيت العالمي) من طرف { $by }
audit-slip-number = رقم آخر قيد
audit-slip-words = الكلمات الثماني
audit-slip-hash = البصمة الكاملة
audit-slip-keep = احفظ هذه الورقة بعيدا عن الحاسوب، مثلا لدى السلطة. لو قطع أحد نهاية الأثر لأظهرت الورقة ذلك.
audit-slip-check = للتحقق لاحقا:
audit-slip-vault = الخزنة { $vault }
