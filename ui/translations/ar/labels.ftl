labels-total = المجموع
labels-unknown = غير معروف
labels-place-unknown = مكان غير معروف
labels-province-unknown = { $region }، إقليم غير معروف
