attachments-kind-png = صورة PNG
attachments-kind-jpg = صورة JPEG
attachments-kind-pdf = وثيقة PDF
attachments-kind-txt = نص
attachments-kind-wav = صوت WAV
attachments-kind-ogg = صوت OGG
attachments-kind-mp3 = صوت MP3
attachments-kind-m4a = صوت M4A
