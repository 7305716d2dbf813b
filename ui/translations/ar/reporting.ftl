# تقرير المؤشرات الجاهز للتسليم: أي فترة، وما فيها، وكتابته.

reporting-button = تقرير…
reporting-title = تقرير المؤشرات
reporting-lead = لآلية التتبع ولتتبع البرنامج وتقييمه: الانتهاكات، والخدمات حسب القطاع، والإحالات (الأجل والإنجاز)، والحماية والتمكين، وأماكن البرنامج الأربعة. بالفرنسية والعربية والإنجليزية.
reporting-source = لا تدخل فيه إلا أرقام سبق نشرها وتوقيعها. العدد المحجوب يبقى محجوبا: يصبح المجموع مجالا.
reporting-period = فترة التقرير
reporting-quarter = { $year }، الفصل { $quarter }
reporting-year = سنة { $year }
reporting-inside = الإصدارات في هذا التقرير
reporting-part = رقم { $number } · { $period }
reporting-missing = بدون إصدار: { $quarters }
reporting-complete = لكل فصول الفترة إصدارها.
reporting-none = لم يوقع أي إصدار بعد. حين يوقع أحدها يمكن كتابة تقريره هنا.
reporting-write = كتابة التقرير…
reporting-name = تسمية مجلد التقرير
reporting-reason = سيكتب خارج الخزنة تقرير من أرقام منشورة.
reporting-running = كتابة التقرير جارية
reporting-count = قرئ { $done } إصدارا من أصل { $total }. الإيقاف يترك كل شيء كما كان.
reporting-written = كتب التقرير
reporting-not-written = لم يكتب شيء
reporting-folder = المجلد: { $folder }
reporting-files = ‏indicators-fr.pdf وindicators-ar.pdf وindicators-en.pdf؛ والأرقام نفسها في indicators.csv.
reporting-stop = إيقاف
reporting-close = إغلاق
