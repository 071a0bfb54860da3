"""Notes of Casio."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.tables import Record, Table, beginning, of_model, one_of, ordered

MAIN = Table({
    1: "RecordingMode", 2: "Quality", 3: "FocusMode",
    4: "FlashMode", 5: "FlashIntensity",
    6: "ObjectDistance /1000", 7: "WhiteBalance", 10: "DigitalZoom", 11: "Sharpness", 12: "Contrast", 13: "Saturation",
    20: "ISO ?", 21: "FirmwareDate ~without_nulls", 22: "Enhancement", 23: "ColorFilter", 24: "AFPoint",
    25: "FlashIntensity",
}, {
    "DigitalZoom": {65536: "Off", 65537: "2x", 104857: "1.6x", 131072: "2x", 209715: "3.2x", 262144: "4x"},
    "Enhancement": {1: "Off", 2: "Red", 3: "Green", 4: "Blue", 5: "Flesh tones"},
    "ColorFilter": {
        1: "Off", 2: "Black & white", 3: "Sepia", 4: "Red", 5: "Green", 6: "Blue", 7: "Yellow", 8: "Pink",
        9: "Purple",
    },
    "FlashIntensity": {1: "Normal", 2: "Weak", 3: "Strong"},
    "FlashMode": {1: "Auto", 2: "On", 3: "Off", 4: "Off", 5: "Red-eye reduction"},
    "Contrast": {0: "Normal", 1: "Low", 2: "High", 16: "Normal", 17: "+1", 18: "-1"},
    "Saturation": {0: "Normal", 1: "Low", 2: "High", 16: "Normal", 17: "+1", 18: "-1"},
    "Sharpness": {0: "Normal", 1: "Soft", 2: "Hard", 16: "Normal", 17: "+1", 18: "-1"},
    "FocusMode": {2: "Macro", 3: "Auto", 4: "Manual", 5: "Infinity", 7: "Spot AF"},
    "Quality": {1: "Economy", 2: "Normal", 3: "Fine"},
    "WhiteBalance": {1: "Auto", 2: "Tungsten", 3: "Daylight", 4: "Fluorescent", 5: "Shade", 129: "Manual"},
})  # fmt: skip
FACE_INFO_1 = Record("B", {
    0: "FacesDetected", 1: "FaceDetectFrameSize H2 #FacesDetected>=1", 13: "Face1Position H4 #FacesDetected>=1",
    124: "Face2Position H4 #FacesDetected>=2", 235: "Face3Position H4 #FacesDetected>=3",
    346: "Face4Position H4 #FacesDetected>=4", 457: "Face5Position H4 #FacesDetected>=5",
    568: "Face6Position H4 #FacesDetected>=6", 679: "Face7Position H4 #FacesDetected>=7",
    790: "Face8Position H4 #FacesDetected>=8", 901: "Face9Position H4 #FacesDetected>=9",
    1012: "Face10Position H4 #FacesDetected>=10",
})  # fmt: skip
FACE_INFO_2 = Record("B", {
    2: "FacesDetected", 4: "FaceDetectFrameSize H2 #FacesDetected>=1", 8: "FaceOrientation #FacesDetected>=1",
    24: "Face1Position H4 #FacesDetected>=1", 76: "Face2Position H4 #FacesDetected>=2",
    128: "Face3Position H4 #FacesDetected>=3", 180: "Face4Position H4 #FacesDetected>=4",
    232: "Face5Position H4 #FacesDetected>=5", 284: "Face6Position H4 #FacesDetected>=6",
    336: "Face7Position H4 #FacesDetected>=7", 388: "Face8Position H4 #FacesDetected>=8",
    440: "Face9Position H4 #FacesDetected>=9", 492: "Face10Position H4 #FacesDetected>=10",
})  # fmt: skip
TYPE_2 = Table({
    2: "PreviewImageSize", 3: "PreviewImageLength", 4: "PreviewImageStart", 8: "QualityMode", 9: "CasioImageSize",
    13: "FocusMode", 20: "ISO ?", 25: "WhiteBalance", 29: "FocalLength", 31: "Saturation", 32: "Contrast",
    33: "Sharpness", 8192: "PreviewImage", 8193: "FirmwareDate ~without_nulls", 8209: "WhiteBalanceBias",
    8210: "WhiteBalance", 8225: "AFPointPosition", 8226: "ObjectDistance @casio_distance", 8244: "FlashDistance",
    8310: "SpecialEffectMode",
    8329: one_of(
        beginning(rb"(\0\0|.\x02\x80\x01\xe0)", ordered(">", FACE_INFO_1)),
        beginning(rb"\x02\x01", ordered("<", FACE_INFO_2)),
    ),
    8476: "FacesDetected B", 12288: "RecordMode", 12289: "ReleaseMode", 12290: "Quality", 12291: "FocusMode",
    12294: "HometownCity",
    12295: one_of(
        of_model(r"^EX-FC100$", "BestShotMode"), of_model(r"^EX-FC150$", "BestShotMode"),
        of_model(r"^EX-FC200S$", "BestShotMode"), of_model(r"^EX-FH100$", "BestShotMode"),
        of_model(r"^EX-G1$", "BestShotMode"), of_model(r"^EX-S10$", "BestShotMode"),
        of_model(r"^EX-S880$", "BestShotMode"), of_model(r"^EX-Z16$", "BestShotMode"),
        of_model(r"^EX-Z9$", "BestShotMode"), of_model(r"^EX-Z80$", "BestShotMode"),
        of_model(r"^EX-Z(100|200)$", "BestShotMode"), of_model(r"^EX-Z750$", "BestShotMode #FILE_TYPE=~^JPEG$"),
        of_model(r"^EX-Z750$", "BestShotMode #FILE_TYPE=~^(MOV|AVI)$"),
        of_model(r"^EX-Z850$", "BestShotMode #FILE_TYPE=~^JPEG$"),
        of_model(r"^EX-Z850$", "BestShotMode #FILE_TYPE=~^(MOV|AVI)$"), of_model(r"^EX-Z1050$", "BestShotMode"),
        of_model(r"^EX-Z1080$", "BestShotMode"), of_model(r"^EX-Z1200$", "BestShotMode #FILE_TYPE=~^JPEG$"),
        of_model(r"^EX-Z1200$", "BestShotMode #FILE_TYPE=~^(MOV|AVI)$"), of_model(r"^EX-Z2000$", "BestShotMode"),
        of_model(r"^EX-Z2300$", "BestShotMode"), of_model(r"^EX-Z3000$", "BestShotMode"),
        of_model(r"^EX-ZR100$", "BestShotMode"), of_model(r"^EX-ZR200$", "BestShotMode"),
        of_model(r"^QV-4000$", "BestShotMode"), of_model(r"^EX-ZR300$", "BestShotMode"), "BestShotMode",
    ),
    12296: "AutoISO", 12297: "AFMode", 12305: "Sharpness h", 12306: "Contrast h", 12307: "Saturation h",
    12308: "ISO ?", 12309: "ColorMode", 12310: "Enhancement", 12311: "ColorFilter", 12315: "ArtMode",
    12316: "SequenceNumber", 12317: "BracketSequence", 12320: "ImageStabilization", 12330: "LightingMode",
    12331: "PortraitRefiner", 12336: "SpecialEffectLevel", 12337: "SpecialEffectSetting", 12547: "DriveMode",
    12555: "ArtModeParameters", 16385: "CaptureFrameRate ~casio_frame_rate", 16387: "VideoQuality",
}, {
    "BestShotMode": {
        0: "Off", 1: "Auto", 2: "Portrait", 3: "Scenery", 4: "Portrait with scenery", 5: "Children", 6: "Sports",
        7: "Pet", 8: "Flower", 9: "Natural green", 10: "Autumn leaves", 11: "Sundown", 12: "High speed night scene",
        13: "Night scene portrait", 14: "Fireworks", 15: "High speed anti shake", 16: "Multi-motion image",
        17: "High speed best selection", 18: "Move out CS", 19: "Move in CS", 20: "Pre-record movie",
        21: "For YouTube",
    },
    "FocusMode": {0: "Normal", 1: "Macro"},
    "AFMode": {0: "Off", 1: "Spot", 2: "Multi", 3: "Face detection", 4: "Tracking", 5: "Intelligent"},
    "Quality": {1: "Economy", 2: "Normal", 3: "Fine"}, "Saturation": {0: "Low", 1: "Normal", 2: "High"},
    "WhiteBalance": {0: "Auto", 1: "Daylight", 2: "Shade", 3: "Tungsten", 4: "Fluorescent", 5: "Manual"},
    "Sharpness": {0: "Soft", 1: "Normal", 2: "Hard"},
    "ColorFilter": {0: "Off", 1: "Blue", 3: "Green", 4: "Yellow", 5: "Red", 6: "Purple", 7: "Pink"},
    "Contrast": {0: "Low", 1: "Normal", 2: "High"},
    "ImageStabilization": {
        0: "Off", "0 0": "Off", "0 1": "Off (1)", "0 3": "CCD shift", 1: "On", "16 0": "Slow shutter",
        "18 0": "Anti-Shake", 2: "Best shot", "2 1": "High sensitivity", "2 3": "CCD shift + high sensitivity",
        "20 0": "High sensitivity", 3: "Movie anti-shake",
    },
    "RecordMode": {
        2: "Program AE", "2 0": "Program AE", 3: "Shutter priority", 20: "YouTube movie", "3 0": "Shutter priority",
        4: "Aperture priority", "4 0": "Aperture priority", 5: "Manual", "5 0": "Manual", 6: "Best shot",
        17: "Movie", 19: "Movie (19)", "6 0": "Best shot",
    },
    "AutoISO": {1: "On", 2: "Off", 7: "On (high sensitivity)", 8: "On (anti-shake)", 10: "High speed"},
    "ReleaseMode": {
        1: "Normal", 3: "AE bracketing", 11: "WB bracketing", 13: "Contrast bracketing", 19: "High speed burst",
    },
    "ColorMode": {0: "Off", 2: "Black & white", 3: "Sepia"},
    "DriveMode": {
        0: "Single shot", 1: "Continuous shooting", 2: "Continuous (2 fps)", 3: "Continuous (3 fps)",
        4: "Continuous (4 fps)", 5: "Continuous (5 fps)", 6: "Continuous (6 fps)", 7: "Continuous (7 fps)",
        10: "Continuous (10 fps)", 12: "Continuous (12 fps)", 15: "Continuous (15 fps)", 20: "Continuous (20 fps)",
        30: "Continuous (30 fps)", 40: "Continuous (40 fps)", 60: "Continuous (60 fps)", 240: "Auto-N",
    },
    "Enhancement": {0: "Off", 1: "Scenery", 3: "Green", 5: "Underwater", 9: "Flesh tones"},
})  # fmt: skip
