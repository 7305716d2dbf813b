# النسخ الاحتياطية: الشاشة وسطر الأوامر.

backups-made = صُنعت نسخة احتياطية وروجعت: { $name } في { $place }.
backups-anchor = الأثر: القيد { $seq }، البصمة { $head }
backups-removed = أزيلت نسخة قديمة: { $name }
backups-restored = أُعيدت الخزنة في { $folder }. الملفات: { $incidents }. روجع كل شيء.
backups-newer = انتبه: توجد بجانبها نسخة أحدث من الخزنة نفسها، { $name }.

backups-title = النسخ الاحتياطية
backups-lead = نسخة مختومة على مفتاح USB، تُراجَع بفتحها قبل أن يقال إنها جاهزة.
backups-last-when = آخر نسخة روجعت: { $when }
backups-none = لا توجد نسخة احتياطية بعد
backups-none-text = إذا سُرق هذا الحاسوب أو تعطل ضاع كل شيء. أدخل مفتاح USB واصنع نسخة أولى.
backups-days = { $days ->
    [0] اليوم
    [one] منذ يوم واحد
    [two] منذ يومين
    [few] منذ { $days } أيام
    [many] منذ { $days } يوما
   *[other] منذ { $days } يوم
}
backups-due = حان وقت صنع نسخة: { $days ->
    [0] لا توجد أي نسخة.
    [few] عمر آخر نسخة { $days } أيام.
    [many] عمر آخر نسخة { $days } يوما.
   *[other] عمر آخر نسخة { $days } يوم.
}
backups-fine = موعد النسخة القادمة بعد { $days ->
    [one] يوم واحد.
    [two] يومين.
    [few] { $days } أيام.
    [many] { $days } يوما.
   *[other] { $days } يوم.
}
backups-folder = مجلد النسخة
backups-choose = اختيار…
backups-make = صنع نسخة احتياطية
backups-working = النسخ والمراجعة والختم: { $done } %
backups-cancel = إلغاء
backups-cancelled = أُلغيت النسخة؛ لم يُترك شيء على المفتاح.
backups-column-name = الملف
backups-column-at = صُنعت في
backups-column-by = من طرف
backups-column-place = المجلد
backups-column-size = الحجم
backups-column-seq = قيد الأثر
backups-size = { $size } م.ب
backups-rotation = تُحفظ في ذلك المجلد النسخ الخمس الأخيرة وآخر نسخة من كل شهر، ويُزال ما عداها.
backups-check-title = سلامة الخزنة
backups-check = مراجعة الخزنة
backups-check-text = كل صفحة وكل رابط وفهرس البحث والأثر.
backups-checking = المراجعة جارية…
backups-repair = إعادة صنع الملف
backups-repaired = أُعيد صنع الملف وروجع؛ لم يضع أي شيء.

backups-restore = استرجاع نسخة احتياطية
backups-restore-lead = يعيد خزنة في مجلد جديد. لا يُستبدل شيء موجود.
backups-restore-file = ملف النسخة (‎.rmb)
backups-restore-to = مجلد جديد
backups-restore-user = اسمك
backups-restore-secret = عبارة مرورك
backups-restore-code = رمز الاسترجاع
backups-restore-share = جزء الاسترجاع
backups-restore-means = الفتح بواسطة
backups-restore-by-passphrase = عبارة مروري
backups-restore-by-code = رمز الاسترجاع المطبوع
backups-restore-by-shares = جزأين من أجزاء الاسترجاع
backups-restore-start = استرجاع
backups-restore-back = رجوع
backups-restore-done = أُعيدت الخزنة. الملفات: { $incidents }. يمكنك فتحها الآن.
backups-restore-stopped = أُوقف الاسترجاع؛ لم يُترك أي شيء.
backups-restore-missing = اختر الملف ومجلدا جديدا وما يفتحها.
backups-restore-after-code = افتحها الآن عبر «نسيت العبارة؟» بالرمز نفسه أو بالأجزاء نفسها.

backups-notice-older-copy = هذه الخزنة نسخة أقدم: ينتهي أثرها عند { $found } مع أنه بلغ { $expected } على الأقل. لا تكتب شيئا؛ ابحث عن المجلد الصحيح أو عن آخر نسخة احتياطية.
backups-notice-trail = عُبث بالأثر عند القيد { $at }. انسخ المجلد وأخبر من يشرف عليك.
backups-notice-disk-full = القرص ممتلئ. أُطلق الاحتياطي لإتمام هذا العمل: أفرغ مكانا الآن.
backups-notice-clock = ساعة هذا الحاسوب متأخرة: آخر قيد بتاريخ { $day }. لم يضع شيء ولم يتغير ترتيبه؛ اضبط الوقت.
backups-notice-no-backup = لا توجد نسخة احتياطية بعد.
backups-notice-backup-due = حان وقت نسخة احتياطية: عمر الأخيرة { $days ->
    [few] { $days } أيام.
    [many] { $days } يوما.
   *[other] { $days } يوم.
}
backups-notice-backup = آخر نسخة روجعت: { $days ->
    [0] اليوم.
    [one] منذ يوم واحد.
    [two] منذ يومين.
    [few] منذ { $days } أيام.
    [many] منذ { $days } يوما.
   *[other] منذ { $days } يوم.
}
