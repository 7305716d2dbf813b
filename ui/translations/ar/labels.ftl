labels-total = المجموع
labels-unknown = غير معروف
labels-place-unknown = مكان غير معروف
labels-province-unknown = { $region }، إقليم غير معروف أو غير منشور
labels-no-flag = بلا مؤشر
labels-first = الأطفال (مرة واحدة في كل فئة من الانتهاكات)
labels-further = وحدات أخرى تخص الأطفال أنفسهم
