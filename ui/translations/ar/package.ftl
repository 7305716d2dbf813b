# الحزمة الموجهة إلى السلطة: ملف «اقرأني» ووصف المعطيات والمصنف.

package-title = انتهاكات حقوق الطفل – { $office } – الفترة { $period }
package-description = أرقام مجمعة ومحمية. الخلية المحجوبة (OBS_STATUS = Q) ليس لها قيمة: فلا تُقرأ صفرا ولا عددا صغيرا. العتبة: { $threshold }.
package-what-title = محتوى هذه الحزمة
package-what =
    الإصدار رقم { $sequence } لـ{ $office }، الفترة { $period }. أرقام مجمعة فقط:
    لا اسم ولا تاريخ ميلاد ولا سرد للوقائع. وحدة العد: طفل × نوع الانتهاك × واقعة.
    data/cube.csv و data/codes.csv   الأرقام ومعاني الرموز (UTF-8، فاصلة)
    data/cube.xlsx                   الأرقام نفسها في جدول حسابي بالفرنسية والعربية
    data/cube.hxl.csv                 الأرقام نفسها مع وسوم HXL
    sdmx/                             ملفات SDMX 2.1 و3.0 ‏(XML وCSV)؛ sdmx/unicef-* بأسماء مستودع اليونيسف
    dhis2/                            ملفات DHIS2: البيانات الوصفية والقيم؛ suppressed.json: الخانات المحجوبة
    datapackage.json                 وصف الأعمدة (Frictionless Data Package 2)
    report-ar.pdf و -fr و -en        نشرة للقراءة
    manifest.json                    العتبة والقواعد وما لم يدرج
package-cells-title = الخلايا
package-cells =
    OBS_STATUS A: قيمة منشورة، والصفر يعني صفرا.
    OBS_STATUS Q و CONF_STATUS C وقيمة فارغة: خلية محجوبة لحماية أطفال. ولا تُقرأ صفرا.
    OBS_STATUS E: قيمة مقربة.  OBS_STATUS M: لا ينطبق.  _Z: بعد غير موجود في هذا الجدول.
    لا تنشر أبدا قيمة من 1 إلى ما دون { NUMBER($threshold) }، وتحجب معها خلايا أخرى.
package-zeros =
    قد تُحجب أصفار مثل غيرها من الخلايا: فقد تكون القيمة المحجوبة صفرا.
package-cells-rounded =
    OBS_STATUS E: قيمة مقرَّبة، مضاعفة للعدد { $base }. الصفر يعني { $small }: لا شيء أو عدد صغير، ولا يُعرف أيهما.
    كل المجاميع صحيحة. قد تبتعد المجاميع عن العدد الحقيقي أكثر من الخلايا المفردة.
    _Z: بُعد لا يوجد في هذا الجدول.
package-sum-title = تنبيه
package-sum =
    المجاميع أسطر من الملف. لا تجمعوا عمودا: سيحتسب كل شيء عدة مرات.
    لا تعوضوا خلية فارغة بصفر.
package-check-title = التحقق دون برنامجنا
package-check =
    1. age -d -i identity.txt -o package.zip CRV_….zip.age
    2. unzip package.zip -d package ; cd package
    3. sha256sum -c SHA256SUMS
    4. minisign -V -p preparer.pub -m SHA256SUMS -x SHA256SUMS.minisig
    5. minisign -V -p approver.pub -m SHA256SUMS -x SHA256SUMS.approved.minisig
    يجب أن يكون الموقعان شخصين مختلفين، وأن يكون الموافق مشرفا. ويعيد التعليق الموقع ذكر المكتب
    والرقم والفترة ورأس سجل التدقيق: قارنوها بملف manifest.json. وكل رقم سبق أن توصلتم به
    بمحتوى آخر هو تزوير أو خطأ: اسألوا المكتب.
package-limits-title = الحدود
package-limits =
    تعد هذه الأرقام ما بلغ إلى علم المكتب وتم التحقق منه. وهي لا تقيس مدى انتشار الانتهاكات
    بين السكان، ولا تجوز المقارنة بين الأماكن دون احتياط.

package-sheet-data = بيانات
package-sheet-codes = رموز
package-column-table = الجدول
package-column-value = العدد
package-column-status = الحالة
package-column-dimension = البعد
package-column-code = الرمز
package-column-parent = الرمز الأعلى
package-column-label = التسمية
package-status-value = منشورة
package-status-hidden = محجوبة
package-status-rounded = مقربة
package-status-not-applicable = لا ينطبق
package-status-total = المجموع
package-warning = لا تجمعوا الأسطر: المجاميع موجودة ضمنها. الخلية الفارغة «المحجوبة» لا تُقرأ صفرا.
package-dimension-place = المكان
package-dimension-violation = الانتهاك
package-dimension-sex = الجنس
package-dimension-age = السن
package-dimension-status = وضع الحماية
package-dimension-month = الشهر
package-dimension-setting = السياق
package-dimension-accompaniment = المرافقة
package-table-place-violation = الانتهاكات حسب المكان
package-table-violation-sex-age = الانتهاكات حسب الجنس والسن
package-table-violation-status = الانتهاكات حسب وضع الحماية
package-table-place-sex-age = الأماكن حسب الجنس والسن
package-table-month = الانتهاكات حسب الشهر
package-dimension-flag = المؤشر
package-dimension-counted = الأطفال والوحدات
package-dimension-child = الأطفال والوحدات
package-table-place-flag = المؤشرات حسب الجهة
package-table-violation-children = الأطفال والوحدات حسب فئة الانتهاكات
package-table-children = الأطفال المعنيون حسب الجنس والسن
package-table-accompaniment = مرافقة الأطفال
package-table-setting = سياق الوقائع
package-dimension-sector = القطاع
package-dimension-kind = نوع الاستجابة
package-dimension-delay = المدة
package-dimension-perpetrator = المشتبه فيه
package-dimension-notified = مبلغ عنه
package-dimension-assent = القبول
package-dimension-verified-in-7-days = متحقق منه خلال 7 أيام
package-dimension-complete = كامل
package-dimension-closed = مغلق
package-dimension-to-cndh = محال على المجلس
package-dimension-within-72-hours = خلال 72 ساعة
package-dimension-completed = مكتمل
package-dimension-unavailable = غير متاح
