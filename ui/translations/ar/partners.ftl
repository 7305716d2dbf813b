# أنواع المنظمات المرفقة مع البرنامج؛ ويمكن للمكتب أن يكتب غيرها.
partners-type-nhri = مؤسسة وطنية لحقوق الإنسان
partners-type-nhri-regional = لجنة جهوية لحقوق الإنسان
partners-type-parastatal = هيئة ذات منفعة عامة
partners-type-ministry = وزارة
partners-type-territorial = جهاز ترابي
partners-type-service = مصلحة
partners-type-public-body = مؤسسة عمومية
partners-type-justice = قضاء
partners-type-justice-health-police = قضاء وصحة وشرطة
partners-type-police = شرطة ودرك
partners-type-coordination = تنسيق
partners-type-un = الأمم المتحدة
partners-type-ngo = منظمة غير حكومية
partners-type-authority = هيئة مراقبة
partners-type-statistics = إحصاء عمومي
partners-type-government = حكومة
