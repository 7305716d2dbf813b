attachments-kind-png = PNG picture
attachments-kind-jpg = JPEG photograph
attachments-kind-pdf = PDF document
attachments-kind-txt = text
attachments-kind-wav = WAV sound
attachments-kind-ogg = OGG sound
attachments-kind-mp3 = MP3 sound
attachments-kind-m4a = M4A sound
