### سجل الإصدارات

ledger-waiting = { $count ->
    [zero] لا شيء ينتظر.
    [one] وحدة واحدة سبق عدّها لم تعد في السجلات: ينتظر النقصان إعادة الضبط السنوية.
    [two] وحدتان سبق عدّهما لم تعودا في السجلات: ينتظر النقصان إعادة الضبط السنوية.
    [few] { $count } وحدات سبق عدّها لم تعد في السجلات: ينتظر النقصان إعادة الضبط السنوية.
    [many] { $count } وحدة سبق عدّها لم تعد في السجلات: ينتظر النقصان إعادة الضبط السنوية.
   *[other] { $count } وحدة سبق عدّها لم تعد في السجلات: ينتظر النقصان إعادة الضبط السنوية.
}
ledger-heading-mode = الحماية
ledger-heading-tables = الجداول
ledger-mode-suppress = بالإخفاء، العتبة { $threshold }
ledger-mode-round = بالتقريب إلى { $base }
ledger-rebase = إعادة ضبط
ledger-exported = نسخة موقعة من السجل: { $file }
ledger-sound = كل شيء صحيح. عدد الإصدارات: { $count }. أعداد صغيرة يغطيها برهان: { $proved }.
ledger-broken = هناك ما لم يعد صحيحا. لا تنشروا شيئا، وأخبروا السلطة، واحتفظوا بنسخة من الخزنة.
ledger-fault-files = رقم { $number }: الملفات المحفوظة ليست هي التي وُقّعت.
ledger-fault-proof = رقم { $number }: البرهان لا يغطي ما يعرضه الملف.
ledger-fault-signature = رقم { $number }: توقيع ناقص أو ليس للشخص المسجل.
ledger-fault-chain = رقم { $number }: الإصدارات السابقة التي يذكرها ليست هي التي في السجل.
ledger-fault-overlap = رقم { $number }: تعدّ فترة سبق إقفالها.
ledger-fault-ledger = رقم { $number }: لا يتضمنها السجل كما هي.
ledger-fault-random = رقم { $number }: لم تُحفظ أعدادها العشوائية.
ledger-advice-table = الجدول
ledger-advice-places = الأماكن
ledger-advice-lost = الخانات المفقودة
ledger-advice-units = الوحدات المفقودة
ledger-advice-error = الخطأ عند التقريب
ledger-advice-proposal = الاقتراح
ledger-advice-rule = يُقترح الإخفاء ما دام المفقود لا يتجاوز 15 % من الخانات غير الصفرية، وإلا فالتقريب. «على الأقل»: الخانات الصغيرة وحدها تتجاوز هذا الحد.
ledger-places-region = الجهات
ledger-places-province = الأقاليم
ledger-places-mixed = الأقاليم في { $regions }
ledger-share = { $share } %
ledger-at-least = { $share } % على الأقل
ledger-error = { $mean } في المتوسط، { $largest } على الأكثر
ledger-proposal-suppress = إخفاء
ledger-proposal-round = تقريب
ledger-proposal-nothing = لا شيء للنشر
ledger-policy-version = النسخة
ledger-policy-built-in = نسخة البرنامج
ledger-policy-issuer = صادر عن
ledger-policy-minimum = أدنى عتبة
ledger-policy-sensitive = عتبة الجداول الحساسة حسب الإقليم
ledger-policy-groups = المجموعات المحمية، أقل من
ledger-policy-trafficking = أدق مكان للاتجار بالأطفال
ledger-policy-key = مفتاح السلطة
ledger-policy-trusted = سُجّل مفتاح السلطة { $key }.
ledger-policy-imported = صار الحد الأدنى الذي وقّعته السلطة ساريا.
ledger-place-region = الجهة
ledger-place-country = البلد
ledger-advice-title = أي جدول يحتمل ماذا؟
ledger-advice-lead = قبل الاختيار: يجرب البرنامج كل جدول على الفترة عند كل مستوى من الأماكن، ويبيّن ما يُفقد بالإخفاء ومقدار الخطأ عند التقريب. لا يُحفظ شيء.
ledger-advice-ask = فحص الجداول
ledger-advice-follow = اتباع الاقتراحات
ledger-advice-progress = فُحص { $done } من { $total } من الجداول
ledger-advice-words = بالإخفاء: { $lost } من الخانات و{ $units } من الوحدات · بالتقريب: ± { $error }
ledger-genuine = سجل أصلي لمكتب { $office }، وقّعه { $name }. عدد الإصدارات المعتمدة: { $count }.
ledger-missing = رقم { $number } ({ $period }): اعتمدها المكتب ولم تُفتح هنا قط. اطلبوها.
ledger-unknown = رقم { $number }: فُتحت هنا وليست في سجل المكتب. لا تستعملوها قبل الاتصال بالمكتب.
