# سطر الأوامر. يبدأ كل معرف باسم هذا الملف.

## the program

cli-about = تسجيل انتهاكات حقوق الطفل دون اتصال بالشبكة، ونشر إحصاءات لا تكشف هوية أي طفل. من دون أمر تُفتح النافذة.
cli-exit-codes = 
    رموز الخروج:
    { "  " }0  تم، أو أن الحكم جيد
    { "  " }1  الحكم سيئ: توقيع خاطئ أو جدول غير آمن أو سلامة متضررة
    { "  " }2  الطلب أو الملف المُدخَل غير صحيح؛ لم يتغير شيء
    { "  " }3  يحول دون ذلك القرص أو القفل أو وسيط التخزين أو عبارة السر
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
cli-no-terminal = لا توجد واجهة طرفية لطلب عبارة السر: استعمل الخيار { $option }.
cli-closed-descriptor = الواصف { $number } غير مفتوح للقراءة.
cli-passphrases-differ = عبارتا السر غير متطابقتين.
cli-ask-passphrase = عبارة السر الخاصة بـ { $name }: 
cli-ask-new-passphrase = عبارة السر الجديدة الخاصة بـ { $name }: 
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
cli-argument-passphrase-fd = قراءة عبارة السر في سطر من هذا الواصف المفتوح
cli-argument-new-passphrase-fd = قراءة عبارة السر الجديدة في سطر من هذا الواصف المفتوح

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
cli-argument-threshold = أصغر عدد يُنشر
cli-argument-mode = إخفاء أو تقريب
cli-argument-released = مجلدات ملفات نُشرت سابقا ويعرفها المهاجم أيضا
cli-argument-out = الملف الذي يُكتب
cli-argument-report = تقرير JSON الذي يُكتب
cli-argument-published = ملف CSV منشور، سطر لكل خانة؛ n فارغة: خانة مخفية
