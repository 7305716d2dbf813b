# الاسترجاع: الأوراق، و«نسيت العبارة؟».

recovery-title = الاسترجاع
recovery-lead = ورقة مطبوعة تعيد فتح الخزنة إذا نُسيت عبارة المرور. لا أحد غيرها يستطيع ذلك، ولا نحن.
recovery-none = لا توجد ورقة تم التحقق منها. يجب ذلك قبل أول بطاقة: أنشئها واطبعها ثم أعد كتابتها.
recovery-new-code = إنشاء رمز
recovery-new-code-text = ورقة واحدة في ظرف مختوم لدى السلطة أو في خزانة حديدية.
recovery-new-shares = إنشاء ثلاثة أجزاء
recovery-new-shares-text = ثلاث أوراق عند ثلاثة أشخاص؛ تكفي اثنتان، والواحدة لا تقول شيئا.
recovery-kind-code = رمز الاسترجاع
recovery-kind-shares = ثلاثة أجزاء يكفي اثنان منها
recovery-issued = أنشأه { $name } في { $day }
recovery-confirmed = { $kind ->
    [shares] الأجزاء الثلاثة صحيحة. السابقة لا تفتح شيئا بعد الآن.
   *[code] الرمز صحيح. السابقة لا تفتح شيئا بعد الآن.
}
recovery-checked = تم التحقق
recovery-waiting = في انتظار إعادة الكتابة
recovery-retired = لا يفتح شيئا
recovery-reason = إنشاء ورقة استرجاع يتطلب عبارة المرور الخاصة بك.
recovery-show-title = { $kind ->
    [shares] ثلاث أوراق تظهر مرة واحدة
   *[code] ورقة تظهر مرة واحدة
}
recovery-show-text = اطبع من ملف تحذفه بعد ذلك، أو انقل باليد. العلامة الأخيرة في كل سطر تراقب السطر.
recovery-card-name = { $share ->
    [0] رمز الاسترجاع
   *[other] الجزء { $share }
}
recovery-card-facts = الخزنة { $vault } · { $issued }
recovery-save = حفظ بصيغة PDF…
recovery-saved = حُفظت الورقة. هذا الملف يفتح الخزنة: اطبعه ثم احذفه.
recovery-on-paper = صار على الورق: تحقق
recovery-later = لاحقا
recovery-check-title = إعادة الكتابة من الورق
recovery-check-text = { $kind ->
    [shares] اكتب الأوراق الثلاث. لا عبرة بالفراغات والشرطات وحالة الأحرف.
   *[code] اكتب الورقة. لا عبرة بالفراغات والشرطات وحالة الأحرف.
}
recovery-check = تحقق
recovery-show-again = إظهار الورقة من جديد
recovery-forgotten = نسيت العبارة؟
recovery-forgotten-title = عبارة منسية
recovery-forgotten-text = بورقة الاسترجاع يحصل شخص على عبارة مرور جديدة. لا تصلح الورقة إلا مرة واحدة، ثم تظهر ورقة جديدة. ويجب أن تتسلم السلطة المفتاح العمومي الجديد لهذا الشخص.
recovery-forgotten-name = الشخص الذي نسي عبارته
recovery-with-code = رمز
recovery-with-shares = جزءان
recovery-code-typed = الرمز مع علامة المراقبة في كل سطر
recovery-share-typed = { $number ->
    [1] الجزء الأول
   *[other] الجزء الثاني
}
recovery-forgotten-go = إعادة فتح الخزنة
