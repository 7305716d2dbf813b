# Taking in a register that the office kept before.
register-title = استيراد سجل
register-choose = أي سجل تريدون استيراده؟ (CSV أو XLSX)
register-lead = { $file }: لا يُحفظ شيء قبل أن تطلبوا ذلك. تصبح الأسطر المستوردة مسودات.
register-take = { $count ->
    [0] لا شيء للاستيراد
    [one] استيراد سطر واحد
    [two] استيراد سطرين
    [few] استيراد { $count } أسطر
    [many] استيراد { $count } سطرا
   *[other] استيراد { $count } سطر
}
register-stop = إيقاف
register-reading = قراءة السجل
register-stopped = توقف الاستيراد: لم يُحفظ أي شيء.
register-refused = أسطر تبقى خارج السجل
register-column-row = السطر
register-column-column = العمود
register-column-reason = ما ينبغي تصحيحه
