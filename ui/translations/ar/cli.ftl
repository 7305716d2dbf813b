# سطر الأوامر. يبدأ كل معرف باسم هذا الملف.

## the program

cli-about = تسجيل انتهاكات حقوق الطفل دون اتصال بالشبكة، ونشر إحصاءات لا تكشف هوية أي طفل. من دون أمر تُفتح النافذة.
cli-exit-codes = 
    رموز الخروج:
    { "  " }0  تم، أو أن الحكم جيد
    { "  " }1  الحكم سيئ: توقيع خاطئ أو جدول غير آمن أو سلامة متضررة
    { "  " }2  الطلب أو الملف المُدخَل غير صحيح؛ لم يتغير شيء
    { "  " }3  يحول دون ذلك القرص أو القفل أو وسيط التخزين أو عبارة المرور
    { "  " }4  خطأ منا: مرجع يُذكر، ولم يضع شيء
cli-example = مثال:
cli-later = معلن عنه؛ سيأتي في نسخة لاحقة.
cli-progress = { $done } من { $total }
cli-nothing-found = لم يُعثر على شيء.

## failures

cli-failure-bug = خطأ في البرنامج؛ لم يضع شيء. المرجع الذي يُذكر: { $reference } ({ $kind }، { $where }).
cli-failure-input = تعذر تنفيذ الطلب؛ لم يتغير شيء ({ $code }).
cli-failure-verdict = الحكم سيئ ({ $code }).
cli-failure-world = يحول دون ذلك القرص أو القفل أو وسيط التخزين؛ لم يضع شيء ({ $code }).
cli-missing-option = الخيار { $option } ناقص.
cli-no-terminal = لا توجد واجهة طرفية لطلب عبارة المرور: استعمل الخيار { $option }.
cli-closed-descriptor = الواصف { $number } غير مفتوح للقراءة.
cli-passphrases-differ = عبارتا المرور غير متطابقتين.
cli-ask-passphrase = عبارة المرور الخاصة بـ { $name }: 
cli-ask-new-passphrase = عبارة المرور الجديدة الخاصة بـ { $name }: 
cli-ask-again = مرة أخرى: 

## sentences of argparse

cli-argparse-usage = الاستعمال: 
cli-argparse-options = الخيارات
cli-argparse-positionals = المعطيات
cli-argparse-commands = الأوامر
cli-argparse-help = عرض هذه المساعدة ثم الخروج
cli-argparse-version = عرض رقم النسخة ثم الخروج
cli-argparse-required = ينقص: ⁨%s⁩
cli-argparse-unrecognized = معطى غير معروف: ⁨%s⁩
cli-argparse-argument = المعطى ⁨%(argument_name)s⁩: %(message)s
cli-argparse-one = القيمة ناقصة
cli-argparse-at-most-one = قيمة واحدة على الأكثر
cli-argparse-at-least-one = قيمة واحدة على الأقل
cli-argparse-several = عدد القيم المطلوب: %s
cli-argparse-ignored = لا تُنتظر أي قيمة، وقد أُعطيت ⁨%r⁩
cli-argparse-choice = القيمة ⁨%(value)r⁩ غير ممكنة (الاختيارات: ⁨%(choices)s⁩)
cli-argparse-choice-of = القيمة ⁨%(parser_name)r⁩ غير ممكنة (الاختيارات: ⁨%(choices)s⁩)
cli-argparse-value = ⁨%(value)r⁩ ليست قيمة ممكنة (⁨%(type)s⁩)
cli-argparse-not-with = غير ممكن مع ⁨%s⁩
cli-argparse-one-of = يلزم أحد هذه المعطيات: ⁨%s⁩
cli-argparse-ambiguous = قد يعني ⁨%(option)s⁩ ما يلي: ⁨%(matches)s⁩
cli-argparse-open = تعذر فتح ⁨%(filename)s⁩: ⁨%(error)s⁩

## options of every command

cli-argument-json = الجواب بوثيقة JSON
cli-argument-language = لغة الأجوبة: fr أو ar أو en (لغة النظام افتراضيا)
cli-argument-vault = مجلد الخزنة
cli-argument-user = اسم الشخص الذي يفتح الخزنة
cli-argument-passphrase-fd = قراءة عبارة المرور في سطر من هذا الواصف المفتوح
cli-argument-new-passphrase-fd = قراءة عبارة المرور الجديدة في سطر من هذا الواصف المفتوح

## taxonomy

cli-taxonomy = مصطلحات التصنيف (دون خزنة)
cli-taxonomy-list = عرض مصطلحات أحد التصانيف.
cli-taxonomy-show = عرض مصطلح وتعريفه ومقابلاته.
cli-taxonomy-search = البحث عن كلمات باللغات الثلاث.
cli-taxonomy-code = الرمز
cli-taxonomy-label = التسمية
cli-taxonomy-definitions = التعريف
cli-taxonomy-includes = يشمل
cli-taxonomy-excludes = لا يشمل
cli-taxonomy-unverified = لم يُتحقق بعد من هذا المصطلح في مصدره.
cli-argument-scheme = التصنيف: RMV أو ICVAC أو CRC أو MRM أو CPIMS أو HURIDOCS…
cli-argument-code = رمز مصطلح، مثلا RMV-2.1 أو CRC:19
cli-argument-words = كلمات البحث

## disclosure

cli-disclosure = حماية الجداول ومهاجمتها (دون خزنة)
cli-disclosure-protect = عدّ الوحدات في جداول وإخفاء ما قد يكشف هوية طفل.
cli-disclosure-attack = البحث عما يمكن لقارئ أن يستنتجه من الجداول المنشورة.
cli-argument-records = ملف CSV، سطر لكل وحدة محسوبة وعمود لكل بعد
cli-argument-hierarchies = مجلد ملفات hier_<dimension>.csv (code,parent)
cli-argument-table = جدول، مثلا geo:2,viol:2,sex,age؛ يمكن تكراره
cli-argument-base = أساس التقريب: يصير كل عدد مضاعفا له (5 افتراضيا)
cli-argument-secret = ملف يحفظ الأعداد العشوائية للتقريب (افتراضيا: اسم الملف المنشور متبوعا بـ «‎.secret»)
cli-argument-threshold = أصغر عدد يُنشر
cli-argument-mode = إخفاء أو تقريب
cli-argument-insider = on (افتراضيا): حماية أيضا ممن يعرف مسبقا عددا مخفيا واحدا، مع إخفاء أكثر. off: بدونها
cli-argument-insider-attack = تجربة كل من يعرف عددا مخفيا واحدا بالضبط أيضا
cli-argument-records-attack = مع ‎--insider: الوحدات المحسوبة، لتجربة الأعداد الحقيقية
cli-argument-sensitive = رموز تضر بمن يُعرف أنها تخصه، حسب البُعد: لا تُنشر مجموعة صغيرة يشترك كل أفرادها في رمز واحد منها
cli-argument-table-threshold = عتبة أعلى لجدول، TABLE=N
cli-argument-by-table = عتبة أعلى لجدول يُسمى بأبعاده: geo,viol=10؛ وفي الجداول المقربة تسري أعلى عتبة على الجميع
cli-argument-zeros = إظهار كل الأصفار (show) أو السماح بإخفاء بعضها (hide): أعداد مخفية أقل، ولا يُعرف عن أي منها أنه 1 فأكثر
cli-argument-release-zeros = ‏hide (افتراضي): يجوز حجب أصفار أيضا ليقل عدد الخلايا المحجوبة في المجموع؛ ‏show: تظهر كل الأصفار إلا من أجل المجموعات المحمية
cli-argument-released-zeros = كيف صُنعت الملفات السابقة: كل الأصفار ظاهرة (show، افتراضي)، أو مخفية من أجل مجموعات --sensitive ‏(groups)، أو مخفية في أي موضع (hide)
cli-argument-group-units = لا تظهر مجموعة أقل من هذا العدد كلها في فئة حساسة واحدة (10)
cli-argument-groups = عدد المجموعات الواقعة كلها في فئة حساسة والتي تتحملون مسؤوليتها
cli-argument-released = مجلدات ملفات نُشرت سابقا ويعرفها المهاجم أيضا
cli-argument-out = الملف الذي يُكتب
cli-argument-report = تقرير JSON الذي يُكتب
cli-argument-published = ملف CSV منشور، سطر لكل خانة؛ n فارغة: خانة مخفية
cli-demo = إنشاء خزنة تجريبية بحوادث مختلقة، جاهزة للاستعمال.
cli-vault = الخزنة المشفرة: إنشاء واطلاع وفحص
cli-vault-create = إنشاء خزنة في مجلد جديد لأول شخص يستعملها.
cli-vault-status = ما يمكن قوله دون عبارة المرور.
cli-vault-check = فحص سلامة الخزنة كلها.
cli-vault-rotate = نقل الخزنة كلها إلى مفتاح جديد.
cli-vault-backup = صنع نسخة احتياطية مختومة، تُراجَع بفتحها، في مجلد.
cli-vault-restore = إعادة خزنة من نسخة احتياطية في مجلد جديد.
cli-vault-salvage = إنقاذ كل الملفات السليمة من خزنة متضررة إلى مجلد جديد.
cli-people = الأشخاص الذين يفتحون الخزنة
cli-people-list = عرض الأشخاص وأدوارهم.
cli-people-add = إضافة شخص.
cli-people-passphrase = تغيير عبارة المرور الخاصة بك.
cli-people-revoke = سحب حق شخص: ينتقل كل شيء إلى مفتاح جديد ليس لديه.
cli-incidents = تسجيل الحوادث والبحث عنها وإحالتها
cli-incidents-list = عرض الحوادث.
cli-incidents-search = البحث عن كلمات في الحوادث بالعربية أو الفرنسية أو الإنجليزية.
cli-incidents-show = عرض حادثة.
cli-incidents-add = تسجيل حوادث من قائمة JSON.
cli-incidents-edit = استبدال محتوى حادثة بوثيقة JSON.
cli-incidents-submit = إحالة حوادث إلى المشرف.
cli-incidents-template = كتابة السجل الفارغ الذي يُملأ، بصيغة CSV أو XLSX.
cli-incidents-import = استيراد سجل مملوء؛ تُرفض الأسطر الخاطئة واحدا واحدا.
cli-incidents-sample = كتابة حوادث مختلقة بصيغة JSON (دون خزنة).
cli-review = التحقق مما سجله آخرون أو إعادته
cli-review-queue = عرض الحوادث التي تنتظر التحقق.
cli-review-verify = التحقق من حوادث.
cli-review-return = إعادة حادثة للتصحيح مع تعليق.
cli-releases = الإصدارات المجهولة الهوية: التحضير والفحص والموافقة والكتابة
cli-releases-list = عرض الإصدارات.
cli-releases-prepare = تحضير إصدار وإخفاء ما قد يكشف هوية طفل.
cli-releases-show = عرض إصدار: جداوله وما يكشفه.
cli-releases-attack = مهاجمة إصدار محضّر كما قد يفعل قارئ.
cli-releases-approve = الموافقة على إصدار حضّره شخص آخر وتوقيعه.
cli-releases-return = إعادة إصدار محضّر مع تعليق.
cli-releases-write = كتابة الإصدار الموافق عليه، مختوما للسلطة.
cli-authority = من جهة السلطة الوطنية: التحقق من إصدار وفتحه (دون خزنة)
cli-authority-identity = إنشاء المفتاح السري للسلطة وعرض مفتاحها العام.
cli-authority-trust = الموقعون الذين تثق بهم السلطة
cli-authority-trust-add = إضافة المفتاح العام لموقع.
cli-authority-verify = التحقق من أن الإصدار أصيل وكامل.
cli-authority-open = التحقق من إصدار ثم كتابة ملفاته في مجلد.
cli-authority-trust-list = عرض الموقعين ومدة الثقة بهم.
cli-authority-trust-revoke = سحب الثقة من مفتاح.
cli-authority-window = فتح نافذة السلطة: الإصدارات المتوصل بها والتوقيعات والثغرات والجمع.
cli-authority-load = دفع الجداول الوطنية إلى DHIS2 أو PostgreSQL (إضافة خاصة بخادم السلطة).
cli-authority-report = تقرير مؤشرات فصل أو سنة انطلاقا من الحزم المفتوحة.
cli-authority-consolidate = جمع الإصدارات المفتوحة لعدة مكاتب في جداول وطنية.
cli-transfers = بطاقات مختومة بين المكاتب (لاحقا)
cli-audit = أثر ما أُنجز
cli-audit-show = عرض من فعل ماذا، من الأحدث إلى الأقدم.
cli-audit-verify = التحقق من أن الأثر لم يُغيَّر ولم يُقطع.
cli-audit-slip = صنع قسيمة الأثر: ثماني كلمات تُحفظ خارج هذا الحاسوب.
cli-argument-audit-group = reading أو writing أو deciding أو leaving أو people أو sessions
cli-argument-audit-person = هذا الشخص فقط
cli-argument-audit-since = منذ هذا اليوم، مثلا 2026-11-01
cli-argument-audit-until = إلى هذا اليوم
cli-argument-audit-against = المقارنة بما حفظه غيرك: قسيمة (1234:mot-mot-…) أو نسخة احتياطية أو إصدار
cli-argument-against-identity = هوية age التي تفتح إصدارا مختوما
cli-argument-backup-to = مجلد النسخة الاحتياطية، ويستحسن أن يكون على مفتاح USB
cli-argument-backup-file = نسخة احتياطية (‎.rmb)
cli-argument-restore-to = مجلد جديد للخزنة
cli-argument-check-thorough = مقارنة كل كلمة في فهرس البحث أيضا
cli-argument-repair = إعادة صنع الملف إذا لم تتضرر إلا صفحة فارغة
cli-argument-audit-reason = سبب قراءة الملفات: follow-up أو review أو referral أو request أو correction أو statistics أو supervision
cli-vault-repaired = أُعيد صنع الملف وروجع؛ لم يضع أي شيء.
cli-salvaged = ملفات أُنقذت: { $saved }. ملفات ضاعت: { $lost }. الخزنة المعادة في { $folder } وتُفتح كما كانت.
cli-salvage-lost = ضاع: { $number }
cli-salvage-unnamed = منها { $count } لا يعرفها إلا الأثر، دون رقم
cli-salvage-older = أُنقذ في حالة أقدم: { $number }
cli-salvage-table = سطور ضاعت في { $table }: { $count }

## arguments

cli-argument-office = رمز المكتب: ثلاثة حروف لاتينية كبيرة، مثلا OUJ
cli-argument-label-fr = اسم المكتب بالفرنسية
cli-argument-label-ar = اسم المكتب بالعربية
cli-argument-label-en = اسم المكتب بالإنجليزية
cli-argument-name = اسم الشخص المضاف
cli-argument-whom = اسم الشخص المعني
cli-argument-role = الدور: officer (مكلف بالحماية) أو supervisor (مشرف) أو administrator (مدير النظام)
cli-argument-number = رقم الحادثة، مثلا OUJ-26-0148
cli-argument-numbers = أرقام الحوادث
cli-argument-from = قائمة JSON بوثائق الحوادث؛ - للمدخل القياسي
cli-argument-from-one = وثيقة JSON كما يجيب بها incidents show --json؛ - للمدخل القياسي
cli-argument-revision = المراجعة التي قُرئت؛ يُرفض الطلب إذا حفظ شخص آخر بعدها
cli-argument-and-submit = إحالة كل حادثة فورا
cli-argument-all-mine = كل مسوداتي المكتملة
cli-argument-all-waiting = كل الحوادث التي تنتظر التحقق
cli-argument-status = هذه الحالة فقط؛ يمكن تكراره
cli-argument-region = هذه الجهة فقط (رمز المندوبية السامية للتخطيط، مثلا 02)
cli-argument-province = هذا الإقليم أو العمالة فقط (رمز المندوبية السامية للتخطيط، مثلا 02.411)
cli-argument-violation = هذا النوع من الانتهاك فقط (الرمز)
cli-argument-report-period = فترة التقرير: 2026-Q3 أو 2026
cli-argument-period = هذه الفترة فقط: 2026-07 أو 2026-Q3 أو 2026
cli-argument-mine = ما سجلته أنا فقط
cli-argument-order = ترتيب القائمة
cli-argument-offset = تجاوز الأوائل
cli-argument-limit = العدد الأقصى المعروض
cli-argument-format = csv أو xlsx
cli-argument-register = السجل المملوء، CSV أو XLSX
cli-argument-dry-run = الفحص فقط دون تسجيل
cli-argument-encoding = ترميز ملف CSV (يُتعرف عليه افتراضيا)
cli-argument-count = عدد الحوادث
cli-argument-seed = بذرة العشوائية: نفس البذرة تعطي نفس الحوادث
cli-argument-level = مستوى التحقق
cli-argument-confidence = درجة الثقة
cli-argument-comment-from = ملف التعليق؛ - للمدخل القياسي
cli-argument-field = الحقل الذي يخصه التعليق، مثلا victims[0].age
cli-argument-release-period = شهر أو فصل أو سنة التحقق: 2026-07 أو 2026-Q3 أو 2026
cli-argument-tables = الجداول التي تُنشر (كلها افتراضيا)
cli-argument-one-table = هذا الجدول فقط
cli-argument-scope = وطني أو جهات البرنامج الأربع
cli-argument-release = رقم الإصدار
cli-argument-to = المجلد الذي يُكتب فيه
cli-argument-package = ملف الإصدار (.zip.age)
cli-argument-trust = مجلد الموقعين الموثوق بهم
cli-argument-trust-from = أول يوم للثقة (2026-01-31)
cli-argument-trust-until = آخر يوم للثقة
cli-argument-key-id = رقم المفتاح كما يعرضه «trust list»
cli-argument-on = يوم السحب (2026-01-31)
cli-argument-opened = المجلد الذي تفتح فيه الإصدارات
cli-argument-joined = المجلد الذي كتبه الأمر «authority consolidate»
cli-argument-dhis2 = عنوان خادم DHIS2 من دون ‎/api
cli-argument-postgresql = سلسلة الاتصال بـ PostgreSQL من دون كلمة سر
cli-argument-account = الحساب على خادم DHIS2
cli-argument-password-fd = الواصف المفتوح الذي تقرأ منه كلمة سر الخادم
cli-argument-token-fd = الواصف المفتوح الذي يقرأ منه رمز ولوج DHIS2
cli-argument-own-places = يحتفظ الخادم بوحداته التنظيمية
cli-argument-packages = مجلدات الإصدارات المفتوحة، أو مجلدات تضمها
cli-argument-floor = الحد الأدنى للسلطة، وهو 5 ما لم يحدد غيره: يحجب أكثر لدى مكتب عتبته أدنى
cli-argument-thorough = هجوم دقيق على كل إصدار مهما طال
cli-argument-identity = ملف المفتاح السري للسلطة
cli-argument-public-key = المفتاح العام minisign ‏(.pub) للموقع
cli-argument-folder = مجلد التجربة، جديد أو فارغ (مؤقت افتراضيا)
cli-argument-incidents = عدد الحوادث المختلقة
cli-argument-headless = إنجاز العمل كله دون نافذة وبيان مكان كل شيء
cli-argument-training = خزنة للتدرب، موسومة إلى الأبد: لا يعتد بأي شيء يخرج منها
cli-argument-restore-training = النسخة الاحتياطية من خزنة تدريب، والناتج خزنة تدريب

## columns and names of facts

cli-heading-number = الرقم
cli-heading-when = التاريخ
cli-heading-violation = الانتهاك
cli-heading-child = الطفل
cli-heading-place = المكان
cli-heading-status = الحالة
cli-heading-author = سجله
cli-heading-setting = الإطار
cli-heading-narrative = السرد
cli-heading-comment = تعليق
cli-heading-name = الاسم
cli-heading-role = الدور
cli-heading-release = الإصدار
cli-heading-period = الفترة
cli-heading-state = الوضع
cli-heading-prepared-by = حضّره
cli-heading-approved-by = وافق عليه
cli-heading-digest = بصمة SHA-256

## answers

cli-incidents-shown = { $shown } من أصل { $total }
cli-incidents-added = { $count ->
        [zero] لم تُسجل أي حادثة.
        [one] سُجلت حادثة واحدة.
        [two] سُجلت حادثتان.
        [few] سُجلت { $count } حوادث.
        [many] سُجلت { $count } حادثة.
       *[other] سُجلت { $count } حادثة.
    }
cli-incidents-saved = سُجلت الحادثة { $number }.
cli-incidents-submitted = { $count ->
        [zero] لم تُحل أي حادثة.
        [one] أُحيلت حادثة واحدة.
        [two] أُحيلت حادثتان.
        [few] أُحيلت { $count } حوادث.
        [many] أُحيلت { $count } حادثة.
       *[other] أُحيلت { $count } حادثة.
    }
cli-incidents-incomplete = { $count ->
        [zero] لا توجد حوادث غير مكتملة.
        [one] بقيت حادثة واحدة غير مكتملة مسودةً.
        [two] بقيت حادثتان غير مكتملتين مسودتين.
        [few] بقيت { $count } حوادث غير مكتملة مسودات.
        [many] بقيت { $count } حادثة غير مكتملة مسودات.
       *[other] بقيت { $count } حادثة غير مكتملة مسودات.
    }
cli-incidents-problems = { $count ->
        [zero] لا شيء للمراجعة:
        [one] نقطة واحدة للمراجعة:
        [two] نقطتان للمراجعة:
        [few] { $count } نقاط للمراجعة:
        [many] { $count } نقطة للمراجعة:
       *[other] { $count } نقطة للمراجعة:
    }
cli-incidents-sampled = { $count ->
        [zero] لم تُكتب أي حادثة مختلقة في { $file }.
        [one] كُتبت حادثة مختلقة واحدة في { $file }.
        [two] كُتبت حادثتان مختلقتان في { $file }.
        [few] كُتبت { $count } حوادث مختلقة في { $file }.
        [many] كُتبت { $count } حادثة مختلقة في { $file }.
       *[other] كُتبت { $count } حادثة مختلقة في { $file }.
    }
cli-written = كُتب: { $file }
cli-import-accepted = { $count ->
        [zero] لم يُستورد أي سطر.
        [one] استُورد سطر واحد.
        [two] استُورد سطران.
        [few] استُوردت { $count } أسطر.
        [many] استُورد { $count } سطرا.
       *[other] استُورد { $count } سطر.
    }
cli-import-would-accept = { $count ->
        [zero] لن يُستورد أي سطر.
        [one] سيُستورد سطر واحد.
        [two] سيُستورد سطران.
        [few] ستُستورد { $count } أسطر.
        [many] سيُستورد { $count } سطرا.
       *[other] سيُستورد { $count } سطر.
    }
cli-import-already = { $count ->
        [zero] لم يكن أي سطر موجودا من قبل.
        [one] سطر واحد كان موجودا من قبل.
        [two] سطران كانا موجودين من قبل.
        [few] { $count } أسطر كانت موجودة من قبل.
        [many] { $count } سطرا كان موجودا من قبل.
       *[other] { $count } سطر كان موجودا من قبل.
    }
cli-import-refused = { $count ->
        [zero] لم يُرفض أي سطر.
        [one] رُفض سطر واحد:
        [two] رُفض سطران:
        [few] رُفضت { $count } أسطر:
        [many] رُفض { $count } سطرا:
       *[other] رُفض { $count } سطر:
    }
cli-import-refusal = { "  " }السطر { $row }، العمود { $column }: { $reason }
cli-ask-comment = التعليق:
cli-review-verified = { $count ->
        [zero] لم يتم التحقق من أي حادثة.
        [one] تم التحقق من حادثة واحدة.
        [two] تم التحقق من حادثتين.
        [few] تم التحقق من { $count } حوادث.
        [many] تم التحقق من { $count } حادثة.
       *[other] تم التحقق من { $count } حادثة.
    }
cli-review-returned = أُعيدت الحادثة { $number } للتصحيح.
cli-people-added = يمكن الآن لـ { $name } فتح الخزنة.
cli-people-passphrase-changed = تغيّرت عبارة المرور الخاصة بـ { $name }؛ القديمة لم تعد تفتح شيئا.
cli-people-revoked = لم يعد بإمكان { $name } فتح الخزنة، وقد صار لها مفتاح جديد. لا شيء مطلوب من الآخرين.
cli-people-revoked-copies = ما سبق أن نسخه هذا الشخص يبقى مقروءا لديه، وكذلك النسخ الاحتياطية القديمة.
cli-releases-prepared = حُضّر الإصدار { $number }. يجب أن يوافق عليه شخص آخر.
cli-releases-approved = تمت الموافقة على الإصدار { $number } وتوقيعه.
cli-releases-returned = أُعيد الإصدار { $number }.
cli-releases-safe = لم يكشف الهجوم شيئا مما هو محمي.
cli-releases-unsafe = كشف الهجوم خانات محمية: لن يُكتب هذا الإصدار.
cli-state-prepared = محضّر
cli-state-returned = معاد
cli-state-approved = موافق عليه
cli-state-written = مكتوب
cli-left-out-not-verified = غير محسوبة: لم يتم التحقق منها بعد
cli-left-out-no-consent = غير محسوبة: دون موافقة على الاحتساب
cli-left-out-reported-elsewhere = غير محسوبة: احتسبها مكتب آخر
cli-left-out-other-period = غير محسوبة: من فترة أخرى
cli-left-out-outside-scope = غير محسوبة: خارج النطاق
cli-verdict-exact = خانات محمية استُرجعت بالضبط
cli-verdict-narrow = خانات محمية حُصرت بدقة مفرطة
cli-verdict-hidden = خانات مخفية
cli-verdict-sensitive = منها صغيرة جدا
cli-verdict-narrowest = القيم الممكنة لأدق خانة محصورة
cli-verdict-units = الوحدات المحسوبة
cli-verdict-units-visible = الوحدات الظاهرة في أدق تفصيل
cli-dimension-place = المكان
cli-dimension-violation = الانتهاك
cli-dimension-sex = الجنس
cli-dimension-age = السن
cli-dimension-status = وضع الحماية
cli-dimension-flag = المؤشر
cli-dimension-counted = الأطفال والوحدات
cli-dimension-child = الأطفال والوحدات
cli-dimension-accompaniment = المرافقة
cli-dimension-setting = السياق
cli-left-out-counted-before = مستبعدة: سبق عدّها في إصدار سابق
cli-dimension-month = الشهر
cli-yes = نعم
cli-no = لا
cli-heading-folder = المجلد
cli-vault-created = أُنشئت الخزنة في { $folder }. احتفظ بعبارة المرور: لا أحد يستطيع استرجاعها لك.
cli-vault-present = موجودة
cli-vault-missing = ناقصة
cli-vault-fact-vault-id = المعرّف
cli-vault-fact-format = الصيغة
cli-vault-fact-people = الأشخاص
cli-vault-fact-damaged-slots = خانات المفاتيح المتضررة
cli-vault-fact-database = قاعدة البيانات
cli-vault-fact-database-bytes = الحجم بالبايت
cli-vault-fact-in-use = مفتوحة في مكان آخر
cli-vault-fact-last-entry = آخر أثر (الرقم)
cli-vault-fact-last-time = آخر أثر (بالتوقيت العالمي)
cli-vault-fact-training = خزنة تدريب
cli-vault-sound = الخزنة سليمة.
cli-vault-damaged = الخزنة متضررة. لا تكتب شيئا بعد الآن؛ انسخ المجلد كله أولا.
cli-vault-counted = الحوادث: { $incidents }؛ الآثار: { $entries }
cli-vault-rotated = صار للخزنة مفتاح جديد (رقم { $epoch }). يواصل كل شخص بعبارة مروره.
cli-finding-cipher = صفحات ختمها خاطئ: { $count } (الأولى: { $first })
cli-finding-free-page = صفحة فارغة متضررة دون ضياع: { $count } (الأولى: { $first })
cli-finding-structure = بنية القاعدة: { $count }
cli-finding-references = روابط مقطوعة: { $count }
cli-finding-search = فهرس البحث لا يوافق البطاقات: { $count }
cli-finding-audit = أثر مقطوع عند المدخل { $first }
cli-finding-roster = لائحة الأشخاص لا توافق توقيعها (النسخة { $first })
cli-finding-older-copy = نسخة أقدم مما تتذكره الخزنة (المدخل { $first })
cli-finding-slot = خانة مفتاح متضررة لشخص آخر: { $count }
cli-failure-position = الوثيقة رقم { $position } في القائمة
cli-failure-package = الحزمة: { $package }
cli-incidents-step = استرجاع حادثة أو إغلاقها أو إعادة فتحها أو سحبها أو وسمها كمكررة.
cli-argument-step = ما يُفعل بالحادثة
cli-incidents-moved = الحادثة { $number }: { $status }.
cli-argument-signer = معرّف الموقع كما يعطيه people list --json
cli-argument-signer-name = اسم الموقع، للعرض
cli-heading-office = المكتب
cli-authority-made = كُتب المفتاح السري في { $file }. لا تعطه لأحد.
cli-authority-recipient = المفتاح العام الذي يُعطى للمكاتب:
cli-authority-trusted = أصبح { $name } موقعا موثوقا به (المفتاح { $key }).
cli-authority-genuine = أصيل وكامل.
cli-authority-already = سبق قبول هذا الملف.
cli-authority-missing = إصدارات هذا المكتب التي لم تصل قط: { $numbers }
cli-authority-withdrawn = لم يعد أي توقيع بالمفتاح { $key } معتدا به.
cli-heading-key = المفتاح
cli-heading-trusted = الثقة
cli-trusted-revoked = سحبت في { $day }
cli-trusted-always = دون حد
cli-trusted-between = { $from } – { $until }
cli-loaded = { $server }: { $count } قيمة للفترة { $period }.
cli-load-one-secret = قدموا إما ‎--account و‎--password-fd أو ‎--token-fd.
cli-consolidated = { $period }: { $offices } من أصل { $expected } مكاتب، وعدد الخانات الوطنية التي هي مجالات: { $intervals }. والطرح لا يعيد شيئا مما يخفيه أي مكتب.
cli-consolidated-missing = لم ترسل شيئا: { $offices }
cli-consolidated-replaced = إصدارات عوضها تصحيح: { $count }
cli-consolidated-stricter = أخفت السلطة أكثر بالنسبة إلى: { $offices }
cli-consolidated-left-out = جدول ترك جانبا لأن هذه المكاتب لا تنشره: { $table } ({ $offices })
cli-consolidated-unchecked = من دون ‎--trust لم تراقب التوقيعات من جديد، ولا تعرف المكاتب الغائبة.
cli-consolidated-no-parquet = من دون الإضافة «authority» (pyarrow) لم يكتب أي ملف Parquet.
cli-signed-preparer = حضّره ووقعه
cli-signed-approver = وافق عليه ووقعه
cli-people-key = كتابة المفتاح العام لشخص، للسلطة التي تتحقق.
cli-people-trust = يُعطى للسلطة من أجل authority trust add:
cli-argument-whose = اسم الشخص
cli-releases-recipients = تحديد لمن تُختم الإصدارات: السلطة ومفتاح الاسترجاع الخاص بالمكتب.
cli-releases-sealed-to = ستُختم الإصدارات لـ { $name }.
cli-argument-authority = مفتاح age العام للسلطة
cli-argument-recovery-key = مفتاح age العام للاسترجاع الخاص بالمكتب
cli-argument-authority-name = اسم السلطة
cli-file-exists = الملف { $file } موجود من قبل؛ لم يُمس.
cli-demo-window = مكتب تجريبي في { $folder }؛ كل ما فيه مختلق.
cli-demo-earlier = توجد هنا تجربة سابقة؛ وقد استُعملت كما هي.
cli-demo-recorded = { $count ->
        [zero] لم يسجل المكلف بالحماية أي حادثة مختلقة.
        [one] سجل المكلف بالحماية حادثة مختلقة واحدة.
        [two] سجل المكلف بالحماية حادثتين مختلقتين.
        [few] سجل المكلف بالحماية { $count } حوادث مختلقة.
        [many] سجل المكلف بالحماية { $count } حادثة مختلقة.
       *[other] سجل المكلف بالحماية { $count } حادثة مختلقة.
    }
cli-demo-verified = { $count ->
        [zero] لم يتحقق مشرف من أي حادثة.
        [one] أُحيلت حادثة واحدة ثم تحقق منها مشرف.
        [two] أُحيلت حادثتان ثم تحقق منهما مشرف.
        [few] أُحيلت { $count } حوادث ثم تحقق منها مشرف.
        [many] أُحيلت { $count } حادثة ثم تحقق منها مشرف.
       *[other] أُحيلت { $count } حادثة ثم تحقق منها مشرف.
    }
cli-demo-prepared = حضّر { $name } الإصدار { $period } ووقعه.
cli-demo-approved = وافق عليه ووقعه شخص آخر: { $name }.
cli-demo-written = كُتب وخُتم للسلطة؛ بصمة SHA-256 ‏{ $digest }.
cli-demo-genuine = تحققت منه السلطة: أصيل وكامل.
cli-demo-vault = الخزنة
cli-demo-release = الإصدار
cli-demo-identity = المفتاح السري للسلطة
cli-demo-trust = الموقعون الموثوق بهم
cli-demo-passphrases = عبارات مرور التجربة
cli-incidents-attach = إرفاق ملفات بحادثة، مشفرة داخل الخزنة.
cli-incidents-attachments = سرد مرفقات حادثة، أو كتابة أحدها بلا تشفير.
cli-incidents-attached = أُرفق مشفرا: { $name } (SHA-256 { $digest }…)
cli-incidents-written-clear = كُتب بلا تشفير: { $file }. لم يعد الملف محميا: احذفه في أقرب وقت.
cli-argument-attach = صورة أو PDF أو نص أو صوت لإرفاقه
cli-argument-save = رقم المرفق الذي يُكتب بلا تشفير
cli-heading-kind = النوع
cli-heading-bytes = البايتات
cli-heading-added = أُضيف
cli-incidents-pdf = كتابة حادثة بصيغة PDF بالأقسام المختارة (معطيات شخصية بلا تشفير).
cli-incidents-blank-form = كتابة الاستمارة الورقية الفارغة مع صفحة الموافقة.
cli-argument-sections = الأقسام المراد طبعها؛ الأسماء (identifiers) والسجل الزمني (history) فقط إذا ذُكرت
cli-argument-office-name = اسم المكتب في أعلى كل صفحة
cli-argument-authorisation = رقم ترخيص اللجنة الوطنية لمراقبة حماية المعطيات
cli-people-cards = إنشاء رمز استرجاع، أو ثلاثة أجزاء يكفي اثنان منها: تُطبع وتعيد فتح الخزنة إذا نُسيت عبارة المرور.
cli-people-confirm = إعادة كتابة ورقة استرجاع للتحقق منها؛ الأوراق السابقة لا تفتح شيئا بعد ذلك.
cli-people-recover = إعادة فتح الخزنة برمز أو بجزأين، واختيار عبارة مرور جديدة.
cli-argument-means = code (ورقة واحدة) أو shares (ثلاث أوراق، تكفي اثنتان)
cli-argument-code-fd = قراءة الأوراق من هذا الواصف المفتوح، ورقة في كل سطر
cli-argument-card-file = ملف PDF للطبع لا يقرؤه سواك؛ احذفه بعد الطبع
cli-ask-code = أعد كتابة الورقة سطرا سطرا؛ السطر الفارغ ينهي.
cli-ask-share = أعد كتابة الجزء { $card } سطرا سطرا؛ السطر الفارغ ينهي.
cli-cards-issued = { $kind ->
    [shares] أُنشئت ثلاثة أجزاء؛ يكفي اثنان. سلّمها لثلاثة أشخاص في ثلاثة أماكن.
   *[code] أُنشئ رمز الاسترجاع. يعيد فتح الخزنة وحده: في ظرف مختوم، بعيدا عن الحاسوب.
}
cli-cards-recovered = { $kind ->
    [shares] عبارة المرور الجديدة سارية. الأجزاء المستعملة لا تفتح شيئا بعد الآن؛ هذه ثلاثة جديدة.
   *[code] عبارة المرور الجديدة سارية. الرمز المستعمل لا يفتح شيئا بعد الآن؛ هذا رمز جديد.
}
cli-cards-one = { $share ->
    [0] رمز استرجاع الخزنة { $vault }
   *[other] الجزء { $share } للخزنة { $vault }
}
cli-cards-file = هذا الملف يفتح الخزنة. اطبعه ثم احذفه؛ قد تحتفظ ذاكرة USB أو الطابعة بنسخة منه.
cli-cards-screen = انقله إلى الورق، ثم أغلق هذه النافذة الطرفية: فهي تحتفظ بما عرضته.
cli-cards-confirm = تحقق الآن من الورقة: «people confirm --kind { $kind }».
cli-cards-confirmed = { $kind ->
    [shares] الأجزاء الثلاثة صحيحة. السابقة لا تفتح شيئا بعد الآن.
   *[code] الرمز صحيح. السابقة لا تفتح شيئا بعد الآن.
}
cli-incidents-retention = الملفات المغلقة التي انقضت مدتها: عرضها أو الاحتفاظ بها أو إتلاف ما يدل على الأشخاص
cli-vault-settings = مدة الاحتفاظ وترخيص اللجنة الوطنية
cli-argument-all-ended = كل الملفات المغلقة ولو قبل أجلها
cli-argument-destroy = ملفات يُتلف ما يدل فيها على الأشخاص نهائيا
cli-argument-keep = ملف يُحتفظ به مدة أطول
cli-argument-until = إلى هذا اليوم، AAAA-MM-JJ
cli-argument-because = سبب الاحتفاظ
cli-argument-retention-months = أشهر الاحتفاظ بعد الإغلاق
cli-argument-cndp = رقم ترخيص اللجنة الوطنية
cli-argument-authorised-on = يوم الترخيص، AAAA-MM-JJ
cli-argument-full-status = حالة الحاسوب والخزنة، بعبارة المرور
cli-releases-ledger = عرض سجل كل الإصدارات، وكتابة نسخة موقعة منه.
cli-releases-verify = إعادة التحقق من كل إصدار: البصمات والبراهين والتوقيعات.
cli-releases-advise = بيان ما يفقده كل جدول بالإخفاء وما يخطئ به بالتقريب.
cli-releases-policy = الحد الأدنى الذي تضعه السلطة الوطنية.
cli-releases-policy-show = عرض الحد الأدنى الساري.
cli-releases-policy-trust = تسجيل المفتاح العمومي للسلطة.
cli-releases-policy-import = أخذ حد أدنى وقّعته السلطة (الملف ‎.minisig بجانبه).
cli-argument-export = مجلد تُكتب فيه النسخة الموقعة من السجل
cli-argument-authority-key = المفتاح العمومي minisign للسلطة
cli-argument-policy = حد أدنى وقّعته السلطة
cli-argument-places = مستوى الأماكن: الجهات أو الأقاليم
cli-argument-detailed = جهات تُعرض حسب الإقليم (وتبقى الأخرى كاملة)
cli-argument-rebase = إعادة الضبط: عدّ السنة كلها من جديد، محمية مع إصداراتها
cli-finding-release = إصدارات لم تعد صحيحة: { $count } (أولها رقم { $first })
cli-vault-wipe = جعل خزنة هذا الحاسوب غير قابلة للقراءة نهائيا، مع بيان ما يبقى في أماكن أخرى
cli-argument-office-again = رمز المكتب مرة أخرى، حتى لا تُمحى خزنة أخرى
cli-releases-explain = بيان سبب إخفاء خانة أو تقريبها؛ ولا يقول ذلك أي ملف.
cli-argument-cell = رموز الخانة بترتيب أبعاد الجدول
cli-authority-ledger = التحقق من السجل الموقع لمكتب وبيان ما لم يصل قط.
cli-argument-ledger = سجل موقع (الملف ‎.minisig بجانبه)
cli-reported = جمعت { $packages } حزم عن { $period }: { $offices }.
cli-releases-report = تقرير مؤشرات عن فصل أو سنة، من الإصدارات الموقعة لهذا المكتب.
cli-report-missing = بدون إصدار: { $quarters }
