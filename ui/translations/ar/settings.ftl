settings-title = الإعدادات
settings-lead = تخص هذه الاختيارات هذه النافذة، ولا تكشف شيئا عن الملفات.
settings-language = اللغة
settings-theme = المظهر
settings-size = حجم النص
settings-language-hint = يتبع اتجاه النافذة اللغة.
settings-digits = الأرقام بالعربية
settings-digits-hint = للجمل والتواريخ؛ وتحتفظ الرموز بأرقامها.
settings-digits-western = 0123
settings-digits-arabic = ٠١٢٣
settings-theme-hint = التباين العالي يناسب ضوء الشمس.
settings-size-hint = تتبعها النافذة كلها.
settings-idle = القفل عند عدم النشاط
settings-idle-hint = لا يتجاوز ربع ساعة أبدا: شاشة مفتوحة على طاولة مشتركة هي ملف مفتوح.
settings-minutes =
    { $count ->
    [zero] { $count } د
    [one] { $count } د
    [two] { $count } د
    [few] { $count } د
    [many] { $count } د
   *[other] { $count } د
}
