quality-title = جودة البيانات
quality-lead = كل عدد يفتح ملفاته. لا يُصحَّح شيء تلقائيا: شخص ما ينظر.
quality-check = التحقق الآن
quality-stop = إيقاف
quality-progress = تم فحص { $done } من أصل { $total }
quality-clean-title = لا ملاحظات
quality-clean-text = فُحصت الملفات المقدمة والمتحقق منها والمغلقة، ولا شيء يستدعي النظر.
quality-never-title = لم يُفحص بعد
quality-never-text = يقرأ «التحقق الآن» الملفات المقدمة والمرجعة والمتحقق منها والمغلقة، ويعرض ما ينقص أو ما يثير الاستغراب.
quality-kind-missing = ناقص
quality-kind-impossible = مستحيل
quality-kind-doubtful = مشكوك فيه
quality-kind-outlier = غير معتاد في هذا المكتب
quality-kind-duplicate = ربما سبق تسجيله
quality-kind-identifier = بيانات تعريفية داخل نص حر
quality-rule-missing = حقول يطلبها النموذج أو الجداول وهي فارغة. وضع الحماية غير المسؤول عنه لا يدخل فيها أبدا.
quality-rule-impossible = قيم لا يمكن أن تصح معا حسب قواعد النموذج.
quality-rule-doubtful = قيم ممكنة لكنها نادرة حسب قواعد النموذج.
quality-rule-outlier = أجل أو عدد أطفال أو أفعال يتجاوز الربيع الثالث لهذا المكتب بثلاثة أمثال المدى الربيعي.
quality-rule-duplicate = المكان نفسه وتواريخ متقاربة والفعل نفسه أو الطفل نفسه: 8 نقاط تشابه على الأقل.
quality-rule-identifier = هواتف وعناوين إلكترونية وأرقام وثائق وأسماء وُجدت في السرد والملاحظات والخدمات.
quality-code-date-missing = تاريخ الوقائع غائب
quality-code-date-future = تاريخ في المستقبل
quality-code-date-too-old = تاريخ قديم جدا
quality-code-reported-missing = أول تبليغ غائب
quality-code-reported-before-incident = بُلّغ عنه قبل وقوعه
quality-code-place-missing = المكان غائب
quality-code-place-unknown = مكان خارج اللائحة
quality-code-place-region-only = الجهة فقط
quality-code-channel-missing = طريقة العلم غائبة
quality-code-text-too-long = نص طويل جدا
quality-code-characters-forbidden = محارف مضللة
quality-code-scripts-mixed = كتابات مختلطة في اسم
quality-code-violation-missing = الانتهاك غائب
quality-code-term-missing = نوع الانتهاك غائب
quality-code-term-unknown = مصطلح خارج التصنيف
quality-code-term-of-another-version = مصطلح من إصدار آخر للتصنيف
quality-code-term-too-broad = مصطلح عام جدا
quality-code-victim-missing = انتهاك دون طفل
quality-code-count-impossible = عدد مستحيل
quality-code-count-zero = مجموعة فارغة
quality-code-killing-without-death = قتل دون وفاة مسجلة
quality-code-conflict-not-stated = صلة بنزاع غير مؤكدة
quality-code-neglect-without-carer = إهمال دون شخص متكفل
quality-code-age-missing = السن غائب
quality-code-age-impossible = سن مستحيل
quality-code-adult-at-the-time = 18 سنة أو أكثر وقت الوقائع
quality-code-born-after-incident = مولود بعد الوقائع
quality-code-age-disagrees = السن لا يوافق تاريخ الميلاد
quality-code-key-repeated = مدخل مكرر
quality-code-link-broken = رابط مقطوع
quality-code-victim-not-linked = طفل دون انتهاك
quality-code-source-missing = المصدر غائب
quality-code-consent-refused = التسجيل مرفوض
quality-code-consent-missing = الموافقة على التسجيل غائبة
quality-code-consent-count-missing = الموافقة على الاحتساب غائبة
quality-code-due-before-given = متابعة قبل الاستجابة
quality-code-sex-unknown = الجنس غير معروف
quality-code-no-response = لا استجابة مسجلة
quality-code-sources-not-judged = موثوقية المصادر غير مقيّمة
quality-code-identifier-phone = رقم هاتف
quality-code-identifier-email = عنوان إلكتروني
quality-code-identifier-document = رقم وثيقة
quality-code-identifier-name = اسم طفل أو مصدر
quality-code-identifier-person = اسم بعد لقب
quality-code-unusual-lag = أجل التبليغ
quality-code-unusual-children = عدد الأطفال
quality-code-unusual-acts = عدد الانتهاكات
quality-code-alike = تشابه في المكان أو التاريخ أو الفعل أو الطفل
quality-code-same-name = الاسم نفسه
quality-code-handle-alone = يعالج على حدة
quality-sex-unknown = الجنس غير معروف: لن يظهر الطفل في الجداول حسب الجنس.
quality-no-response = لا استجابة ولا إحالة مسجلة.
quality-sources-not-judged = لم تُقيَّم موثوقية أي مصدر.
quality-handle-alone = علامة اتجار: يُقرأ ويُتحقق منه وحده، لا ضمن مجموعة.
quality-same-name = طفل بالاسم نفسه موجود في { $number }.
quality-alike = { $number } مشابه: المكان أو التاريخ أو الفعل أو الطفل.
quality-unusual-lag = بُلّغ عنه بعد { $count } يوما من الوقائع؛ نادرا ما يتجاوز هذا المكتب { $limit }.
quality-unusual-children = { $count } من الأطفال؛ نادرا ما يتجاوز هذا المكتب { $limit }.
quality-unusual-acts = { $count } من الانتهاكات؛ نادرا ما يتجاوز هذا المكتب { $limit }.
quality-unchecked =
    { $count ->
    [zero] كل شيء مفحوص
    [one] ملف واحد للفحص
    [two] ملفان للفحص
    [few] { $count } ملفات للفحص
    [many] { $count } ملفا للفحص
   *[other] { $count } ملف للفحص
}
quality-identifier-phone =
    { $count ->
    [zero] رقم هاتف في هذا النص.
    [one] رقم هاتف في هذا النص.
    [two] رقما هاتف في هذا النص.
    [few] { $count } أرقام هاتف في هذا النص.
    [many] { $count } رقم هاتف في هذا النص.
   *[other] { $count } رقم هاتف في هذا النص.
}
quality-identifier-email =
    { $count ->
    [zero] عنوان إلكتروني في هذا النص.
    [one] عنوان إلكتروني في هذا النص.
    [two] عنوانان إلكترونيان في هذا النص.
    [few] { $count } عناوين إلكترونية في هذا النص.
    [many] { $count } عنوانا إلكترونيا في هذا النص.
   *[other] { $count } عنوانا إلكترونيا في هذا النص.
}
quality-identifier-document =
    { $count ->
    [zero] رقم يشبه رقم وثيقة.
    [one] رقم يشبه رقم وثيقة.
    [two] رقمان يشبهان أرقام وثائق.
    [few] { $count } أرقام تشبه أرقام وثائق.
    [many] { $count } رقما يشبه أرقام وثائق.
   *[other] { $count } رقما يشبه أرقام وثائق.
}
quality-identifier-name =
    { $count ->
    [zero] اسم محفوظ في حقل آخر يرد في هذا النص.
    [one] اسم محفوظ في حقل آخر يرد في هذا النص.
    [two] أسماء محفوظة في حقول أخرى ترد مرتين في هذا النص.
    [few] أسماء محفوظة في حقول أخرى ترد { $count } مرات في هذا النص.
    [many] أسماء محفوظة في حقول أخرى ترد { $count } مرة في هذا النص.
   *[other] أسماء محفوظة في حقول أخرى ترد { $count } مرة في هذا النص.
}
quality-identifier-person =
    { $count ->
    [zero] يبدو أن شخصا مذكور بالاسم في هذا النص. لا يجوز ذكر اسم الفاعل المفترض.
    [one] يبدو أن شخصا مذكور بالاسم في هذا النص. لا يجوز ذكر اسم الفاعل المفترض.
    [two] يبدو أن شخصين مذكوران بالاسم في هذا النص. لا يجوز ذكر اسم الفاعل المفترض.
    [few] يبدو أن { $count } أشخاص مذكورون بالاسم في هذا النص. لا يجوز ذكر اسم الفاعل المفترض.
    [many] يبدو أن { $count } شخصا مذكورون بالاسم في هذا النص. لا يجوز ذكر اسم الفاعل المفترض.
   *[other] يبدو أن { $count } شخصا مذكورون بالاسم في هذا النص. لا يجوز ذكر اسم الفاعل المفترض.
}
