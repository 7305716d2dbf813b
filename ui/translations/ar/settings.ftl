settings-title = الإعدادات
settings-lead = تخص هذه الاختيارات هذه النافذة، ولا تكشف شيئا عن الملفات.
settings-language = اللغة
settings-theme = المظهر
settings-size = حجم النص
