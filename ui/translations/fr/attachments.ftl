attachments-kind-png = image PNG
attachments-kind-jpg = photo JPEG
attachments-kind-pdf = document PDF
attachments-kind-txt = texte
attachments-kind-wav = son WAV
attachments-kind-ogg = son OGG
attachments-kind-mp3 = son MP3
attachments-kind-m4a = son M4A
