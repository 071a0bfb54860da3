"""Facts about XMP's namespaces: their prefixes, and the names of tags that are not those of the properties."""

from __future__ import annotations

import re
from collections.abc import Iterable

# fmt: off
#: Prefixes of namespaces as exiftool calls them, where documents may choose others.
SPACES = {
    "http://ns.apple.com/adjustment-settings/1.0/": "aas", "http://ns.acdsee.com/iptc/1.0/": "acdsee",
    "http://ns.adobe.com/album/1.0/": "album", "http://ns.apple.com/faceinfo/1.0/": "apple-fi",
    "http://ns.nikon.com/asteroid/1.0/": "ast", "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://creativecommons.org/ns#": "cc", "http://developer.sonyericsson.com/cell/1.0/": "cell",
    "http://ns.adobe.com/camera-raw-defaults/1.0/": "crd", "http://ns.adobe.com/creatorAtom/1.0/": "creatorAtom",
    "http://ns.adobe.com/camera-raw-embedded-lens-profile/1.0/": "crlcp",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
    "http://ns.adobe.com/camera-raw-saved-settings/1.0/": "crss", "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.google.com/photos/dd/1.0/device/": "Device", "http://ns.optimasc.com/dex/1.0/": "dex",
    "http://ns.adobe.com/DICOM/": "DICOM", "http://www.digikam.org/ns/1.0/": "digiKam",
    "http://www.dji.com/drone-dji/1.0/": "drone-dji", "http://rs.tdwg.org/dwc/index.htm": "dwc",
    "http://ns.adobe.com/exif/1.0/": "exif", "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.microsoft.com/expressionmedia/1.0/": "expressionmedia",
    "http://ns.extensis.com/extensis/1.0/": "extensis", "http://ns.fastpictureviewer.com/fpv/1.0/": "fpv",
    "http://ns.google.com/photos/1.0/audio/": "GAudio", "http://ns.google.com/photos/1.0/camera/": "GCamera",
    "http://ns.google.com/photos/1.0/creations/": "GCreations", "http://ns.google.com/photos/1.0/depthmap/": "GDepth",
    "http://xmp.gettyimages.com/gift/1.0/": "getty", "http://ns.google.com/photos/1.0/focus/": "GFocus",
    "http://ns.google.com/photos/1.0/image/": "GImage", "http://ns.google.com/photos/1.0/panorama/": "GPano",
    "http://ns.google.com/videos/1.0/spherical/": "GSpherical", "http://ns.adobe.com/hdr-metadata/1.0/": "hdr",
    "http://ns.adobe.com/hdr-gain-map/1.0/": "hdrgm", "http://ns.idimager.com/ics/1.0/": "ics",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "iptcCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "iptcExt", "http://ns.leiainc.com/photos/1.0/image/": "LImage",
    "http://ns.adobe.com/lightroom/1.0/": "lr", "http://ns.iview-multimedia.com/mediapro/1.0/": "mediapro",
    "http://ns.microsoft.com/photo/1.0": "microsoft", "http://ns.microsoft.com/photo/1.2/": "MP",
    "http://ns.microsoft.com/photo/1.1": "MP1", "http://ns.microsoft.com/photo/1.2/t/Region#": "MPReg",
    "http://ns.microsoft.com/photo/1.2/t/RegionInfo#": "MPRI",
    "http://www.metadataworkinggroup.com/schemas/collections/": "mwg-coll",
    "http://www.metadataworkinggroup.com/schemas/keywords/": "mwg-kw",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs", "http://ns.nikon.com/nine/1.0/": "nine",
    "http://ns.adobe.com/pdf/1.3/": "pdf", "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://ns.camerabits.com/photomechanic/1.0/": "photomech", "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus", "http://prismstandard.org/namespaces/pmi/2.2/": "pmi",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism", "http://prismstandard.org/namespaces/prl/2.1/": "prl",
    "http://prismstandard.org/namespaces/prm/3.0/": "prm", "http://ns.google.com/photos/dd/1.0/profile/": "Profile",
    "http://prismstandard.org/namespaces/prismusagerights/2.1/": "pur", "http://ns.nikon.com/sdc/1.0/": "sdc",
    "http://ns.adobe.com/swf/1.0/": "swf", "http://ns.adobe.com/tiff/1.0/": "tiff", "adobe:ns:meta/": "x",
    "http://ns.adobe.com/xap/1.0/": "xmp", "http://ns.adobe.com/xap/1.0/bj/": "xmpBJ",
    "http://ns.adobe.com/xmp/1.0/DynamicMedia/": "xmpDM", "http://ns.adobe.com/xmp/Identifier/qual/1.0/": "xmpidq",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM", "http://ns.adobe.com/xmp/note/": "xmpNote",
    "http://ns.adobe.com/xap/1.0/PLUS/": "xmpPLUS", "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/t/pg/": "xmpTPg",
}

#: The same for prefixes, of a namespace whose address is none of these.
PREFIXES = {
    "GettyImagesGIFT": "getty", "Iptc4xmpCore": "iptcCore", "Iptc4xmpExt": "iptcExt", "MicrosoftPhoto": "microsoft",
    "hdr_metadata": "hdr", "photomechanic": "photomech", "prismusagerights": "pur",
}

#: What a structure's fields begin with, by the structure's own path, where it is not its name.
_PARENTS: dict[str, dict[str, str]] = {
    "XMP-Device": {"Planes": "", "Cameras": "", "Profiles": ""},
    "XMP-crs": {
        "RetouchAreas": "RetouchArea", "RetouchAreasMasks": "RetouchAreaMask",
        "PaintBasedCorrections": "PaintCorrection", "GradientBasedCorrections": "GradientBasedCorr",
        "MaskGroupBasedCorrections": "MaskGroupBasedCorr", "CircularGradientBasedCorrections": "CircGradBasedCorr",
        "PaintBasedCorrectionsCorrectionMasks": "PaintCorrectionMask",
        "GradientBasedCorrectionsCorrectionMasks": "GradientBasedCorrMask",
        "CircularGradientBasedCorrectionsCorrectionMasks": "CircGradBasedCorrMask",
    },
    "XMP-dwc": {
        "Event": "Event", "Identification": "", "dctermsLocation": "DC", "GeologicalContext": "",
        "MeasurementOrFact": "", "ResourceRelationship": "",
    },
    "XMP-exif": {"OECF": "OECF"},
    "XMP-exifEX": {"CompositeImageExposureTimes": "CompImage"},
    "XMP-mwg-coll": {"Collections": ""},
    "XMP-mwg-rs": {"Regions": "Region", "RegionsRegionList": "Region"},
    "XMP-photoshop": {"TextLayers": "Text"},
    "XMP-plus": {
        "EndUser": "", "Licensee": "", "Licensor": "", "ImageCreator": "", "ImageSupplier": "", "CopyrightOwner": "",
    },
    "XMP-xmp": {"PageInfo": "PageImage", "Thumbnails": "Thumbnail"},
    "XMP-xmpTPg": {"Fonts": "", "Colorants": "Colorant", "SwatchGroupsColorants": "SwatchColorant"},
}
_PARENTS["XMP-crd"] = _PARENTS["XMP-crs"]

#: Fields of structures that go by another name there.
_FIELDS: dict[str, dict[str, str]] = {
    "XMP-crs": {
        "CorrectionActive": "Active", "CorrectionAmount": "Amount", "AreaComponents": "Components",
        "ColorRangeMaskAreaSampleInfo": "ColorSampleInfo", "MaskValue": "Value", "LocalBlacks2012": "Blacks2012",
        "LocalBrightness": "Brightness", "LocalClarity": "Clarity", "LocalClarity2012": "Clarity2012",
        "LocalContrast": "Contrast", "LocalContrast2012": "Contrast2012", "LocalDefringe": "Defringe",
        "LocalDehaze": "Dehaze", "LocalExposure": "Exposure", "LocalExposure2012": "Exposure2012",
        "LocalHighlights2012": "Highlights2012", "LocalHue": "Hue", "LocalLuminanceNoise": "LuminanceNoise",
        "LocalMoire": "Moire", "LocalSaturation": "Saturation", "LocalShadows2012": "Shadows2012",
        "LocalSharpness": "Sharpness", "LocalTemperature": "Temperature", "LocalTexture": "Texture",
        "LocalTint": "Tint", "LocalToningHue": "ToningHue", "LocalToningSaturation": "ToningSaturation",
        "LocalWhites2012": "Whites2012", "RangeMaskMapInfo": "MapInfo",
    },
    "XMP-dwc": {
        "Bed": "GeologicalContextBed", "Formation": "GeologicalContextFormation", "Group": "GeologicalContextGroup",
        "Member": "GeologicalContextMember", "OccurrenceDetails": "Details", "OccurrenceID": "ID",
        "OccurrenceRemarks": "Remarks", "OccurrenceStatus": "Status", "OrganismID": "ID", "OrganismName": "Name",
        "OrganismRemarks": "Remarks", "OrganismScope": "Scope", "TaxonConceptID": "ConceptID", "TaxonID": "ID",
        "TaxonRank": "Rank", "TaxonRemarks": "Remarks",
    },
    "XMP-exifEX": {
        "MaxExposureTimesOfAll": "MaxExposureAll", "MaxExposureTimesOfUsed": "MaxExposureUsed",
        "MinExposureTimesOfAll": "MinExposureAll", "MinExposureTimesOfUsed": "MinExposureUsed",
        "NumberOfImagesInSequences": "ImagesPerSequence", "NumberOfSequences": "NumSequences",
        "SumOfExposureTimesOfAll": "SumExposureAll", "SumOfExposureTimesOfUsed": "SumExposureUsed",
    },
    "XMP-iptcExt": {
        "RCtype": "Ctype", "RId": "ID", "RRole": "Role", "RegionBoundary": "Boundary", "RbH": "H", "RbRx": "Rx",
        "RbShape": "Shape", "RbUnit": "Unit", "RbVertices": "Vertices", "RbX": "X", "RbY": "Y", "RbW": "W",
        "ProductDescription": "Description", "ProductGTIN": "GTIN", "ProductName": "Name", "RatingRegion": "Region",
        "RatingScaleMaxValue": "ScaleMaxValue", "RatingScaleMinValue": "ScaleMinValue",
        "RatingSourceLink": "SourceLink", "RatingValue": "Value", "RatingValueLogoLink": "ValueLogoLink",
        "TempCoverageFrom": "From", "TempCoverageTo": "To",
    },
    "XMP-mwg-rs": {"RegionList": "List"},
    "XMP-plus": {
        "ImageNotes": "LicenseeImageNotes", "ProjectReference": "LicenseeProjectReference", "Notes": "LicensorNotes",
    },
    "XMP-xmpTPg": {"Composite": "FontComposite", "VersionString": "FontVersion"},
}
_FIELDS["XMP-crd"] = _FIELDS["XMP-crs"]

#: Tags that go by another name than that of their path.
_NAMES: dict[str, dict[str, str]] = {
    "XMP-DICOM": {"PatientDOB": "PatientBirthDate"},
    "XMP-GAudio": {"Data": "AudioData", "Mime": "AudioMimeType"},
    "XMP-GCamera": {"shot_log_data": "ShotLogData", "hdrp_makernote": "HDRPMakerNote"},
    "XMP-GDepth": {"Data": "DepthImage"},
    "XMP-GImage": {"Data": "ImageData", "Mime": "ImageMimeType"},
    "XMP-GSpherical": {"Timestamp": "TimeStamp"},
    "XMP-MP": {
        "RegionInfo": "RegionInfoMP", "RegionInfoRegions": "RegionInfoRegions",
        "RegionInfoDateRegionsValid": "RegionInfoDateRegionsValid", "RegionInfoRegionsRectangle": "RegionRectangle",
        "RegionInfoRegionsPersonSourceID": "RegionPersonSourceID",
        "RegionInfoRegionsPersonLiveIdCID": "RegionPersonLiveIdCID",
        "RegionInfoRegionsPersonDisplayName": "RegionPersonDisplayName",
        "RegionInfoRegionsPersonEmailDigest": "RegionPersonEmailDigest",
    },
    "XMP-acdsee": {"dpp": "DPP", "rpp": "RPP", "datetime": "DateTime"},
    "XMP-apple-fi": {"Timestamp": "TimeStamp"},
    "XMP-cc": {"legalcode": "LegalCode"},
    "XMP-cell": {
        "r": "CellR", "cgi": "CellGlobalID", "lac": "LocationAreaCode", "mcc": "MobileCountryCode",
        "mnc": "MobileNetworkCode", "cellid": "CellTowerID",
    },
    "XMP-crs": {
        "Temperature": "ColorTemperature", "RangeMaskMapInfo": "RangeMask",
        "PaintBasedCorrectionsCorrectionMasks": "PaintBasedCorrectionMasks",
        "RetouchAreasMasksCorrectionRangeMask": "RetouchAreaMaskRange",
        "GradientBasedCorrectionsCorrectionMasks": "GradientBasedCorrMasks",
        "MaskGroupBasedCorrectionsCorrectionMasks": "MaskGroupBasedCorrMask",
        "PaintBasedCorrectionsCorrectionRangeMask": "PaintCorrectionRangeMask",
        "GradientBasedCorrectionsCorrectionRangeMask": "GradientBasedCorrRangeMask",
        "MaskGroupBasedCorrectionsCorrectionRangeMask": "MaskGroupBasedCorrRangeMask",
        "CircularGradientBasedCorrectionsCorrectionMasks": "CircGradBasedCorrMasks",
        "CircularGradientBasedCorrectionsCorrectionRangeMask": "CircGradBasedCorrRangeMask",
        "PaintBasedCorrectionsCorrectionMasksCorrectionRangeMask": "PaintCorrectionMaskRange",
        "GradientBasedCorrectionsCorrectionMasksCorrectionRangeMask": "GradientBasedCorrMaskRange",
        "MaskGroupBasedCorrectionsCorrectionMasksCorrectionRangeMask": "MaskGroupBasedCorrMaskRange",
        "CircularGradientBasedCorrectionsCorrectionMasksCorrectionRangeMask": "CircGradBasedCorrMaskRange",
    },
    "XMP-dex": {
        "os": "OS", "ffid": "FFID", "crc32": "CRC32", "licensetype": "LicenseType",
        "shortdescription": "ShortDescription",
    },
    "XMP-drone-dji": {"GpsLatitude": "GPSLatitude", "GpsLongitude": "GPSLongitude", "GpsLongtitude": "GPSLongtitude"},
    "XMP-dwc": {
        "Event": "DCEvent", "EventEventID": "EventID", "EventEventDate": "EventDate", "EventEventTime": "EventTime",
        "dctermsLocation": "DCTermsLocation", "EventEventRemarks": "EventRemarks",
        "MaterialSampleMaterialSampleID": "MaterialSampleID",
    },
    "XMP-exif": {
        "OECF": "Opto-ElectricConvFactor", "GPSTimeStamp": "GPSDateTime", "ISOSpeedRatings": "ISO",
        "PixelXDimension": "ExifImageWidth", "PixelYDimension": "ExifImageHeight",
        "ExposureBiasValue": "ExposureCompensation", "FocalLengthIn35mmFilm": "FocalLengthIn35mmFormat",
    },
    "XMP-exifEX": {
        "Temperature": "AmbientTemperature", "CameraOwnerName": "OwnerName", "BodySerialNumber": "SerialNumber",
        "LensSpecification": "LensInfo", "InteroperabilityIndex": "InteropIndex",
    },
    "XMP-getty": {"OriginalFilename": "OriginalFileName"},
    "XMP-ics": {
        "SubVersionsVersRef": "SubVersionReference", "SubVersionsFileName": "SubVersionFileName",
        "TagStructureLabelName": "LabelName1", "TagStructureReference": "Reference1",
        "TagStructureSubLabels": "SubLabels1", "TagStructureParentReference": "ParentReference1",
        "TagStructureSubLabelsLabelName": "LabelName2", "TagStructureSubLabelsReference": "Reference2",
        "TagStructureSubLabelsSubLabels": "SubLabels2", "TagStructureSubLabelsParentReference": "ParentReference2",
        "TagStructureSubLabelsSubLabelsLabelName": "LabelName3",
        "TagStructureSubLabelsSubLabelsReference": "Reference3",
        "TagStructureSubLabelsSubLabelsSubLabels": "SubLabels3",
        "TagStructureSubLabelsSubLabelsParentReference": "ParentReference3",
        "TagStructureSubLabelsSubLabelsSubLabelsLabelName": "LabelName4",
        "TagStructureSubLabelsSubLabelsSubLabelsReference": "Reference4",
        "TagStructureSubLabelsSubLabelsSubLabelsSubLabels": "SubLabels4",
        "TagStructureSubLabelsSubLabelsSubLabelsParentReference": "ParentReference4",
        "TagStructureSubLabelsSubLabelsSubLabelsSubLabelsLabelName": "LabelName5",
        "TagStructureSubLabelsSubLabelsSubLabelsSubLabelsReference": "Reference5",
        "TagStructureSubLabelsSubLabelsSubLabelsSubLabelsSubLabels": "SubLabels5",
        "TagStructureSubLabelsSubLabelsSubLabelsSubLabelsParentReference": "ParentReference5",
        "TagStructureSubLabelsSubLabelsSubLabelsSubLabelsSubLabelsLabelName": "LabelName6",
        "TagStructureSubLabelsSubLabelsSubLabelsSubLabelsSubLabelsReference": "Reference6",
        "TagStructureSubLabelsSubLabelsSubLabelsSubLabelsSubLabelsParentReference": "ParentReference6",
    },
    "XMP-iptcCore": {
        "CreatorContactInfoCiAdrCity": "CreatorCity", "CreatorContactInfoCiAdrCtry": "CreatorCountry",
        "CreatorContactInfoCiTelWork": "CreatorWorkTelephone", "CreatorContactInfoCiUrlWork": "CreatorWorkURL",
        "CreatorContactInfoCiAdrPcode": "CreatorPostalCode", "CreatorContactInfoCiAdrExtadr": "CreatorAddress",
        "CreatorContactInfoCiAdrRegion": "CreatorRegion", "CreatorContactInfoCiEmailWork": "CreatorWorkEmail",
    },
    "XMP-iptcExt": {
        "CVterm": "ControlledVocabularyTerm", "EventId": "EventID", "EventExt": "ShownEvent", "parentId": "ParentID",
        "RegistryId": "RegistryID", "DigImageGUID": "DigitalImageGUID", "SnapshotLink": "Snapshot",
        "VisualColour": "VisualColor", "audioBitRate": "AudioBitrate", "videoBitRate": "VideoBitrate",
        "AddlModelInfo": "AdditionalModelInformation", "IptcLastEdited": "IPTCLastEdited",
        "audioBitRateMode": "AudioBitrateMode", "videoBitRateMode": "VideoBitrateMode",
        "RegistryIdRegOrgId": "RegistryOrganisationID", "AboutCvTermCvTermId": "AboutCvTermId",
        "RegistryIdRegItemId": "RegistryItemID", "AboutCvTermCvTermName": "AboutCvTermName",
        "DigitalSourcefileType": "DigitalSourceFileType", "ArtworkOrObjectAOTitle": "ArtworkTitle",
        "RegistryIdRegEntryRole": "RegistryEntryRole", "ArtworkOrObjectAOSource": "ArtworkSource",
        "ArtworkOrObjectAOCreator": "ArtworkCreator", "ArtworkOrObjectAOCreatorId": "ArtworkCreatorID",
        "ArtworkOrObjectAODateCreated": "ArtworkDateCreated",
        "ArtworkOrObjectAOSourceInvNo": "ArtworkSourceInventoryNo",
        "ArtworkOrObjectAOStylePeriod": "ArtworkStylePeriod",
        "AboutCvTermCvTermRefinedAbout": "AboutCvTermRefinedAbout",
        "ArtworkOrObjectAOSourceInvURL": "ArtworkSourceInvURL", "PersonInImageWDetailsPersonId": "PersonInImageId",
        "EmbdEncRightsExprEncRightsExpr": "EmbeddedEncodedRightsExpr",
        "PersonInImageWDetailsPersonName": "PersonInImageName",
        "ArtworkOrObjectAOCopyrightNotice": "ArtworkCopyrightNotice",
        "ArtworkOrObjectAOCircaDateCreated": "ArtworkCircaDateCreated",
        "EmbdEncRightsExprRightsExprLangId": "EmbeddedEncodedRightsExprLangID",
        "ArtworkOrObjectAOCurrentLicensorId": "ArtworkLicensorID",
        "EmbdEncRightsExprRightsExprEncType": "EmbeddedEncodedRightsExprType",
        "ArtworkOrObjectAOContentDescription": "ArtworkContentDescription",
        "LinkedEncRightsExprLinkedRightsExpr": "LinkedEncodedRightsExpr",
        "LinkedEncRightsExprRightsExprLangId": "LinkedEncodedRightsExprLangID",
        "ArtworkOrObjectAOCurrentLicensorName": "ArtworkLicensorName",
        "ArtworkOrObjectAOPhysicalDescription": "ArtworkPhysicalDescription",
        "LinkedEncRightsExprRightsExprEncType": "LinkedEncodedRightsExprType",
        "PersonInImageWDetailsPersonDescription": "PersonInImageDescription",
        "ArtworkOrObjectAOContributionDescription": "ArtworkContributionDescription",
        "ArtworkOrObjectAOCurrentCopyrightOwnerId": "ArtworkCopyrightOwnerID",
        "PersonInImageWDetailsPersonCharacteristic": "PersonInImageCharacteristic",
        "ArtworkOrObjectAOCurrentCopyrightOwnerName": "ArtworkCopyrightOwnerName",
        "PersonInImageWDetailsPersonCharacteristicCvId": "PersonInImageCvTermCvId",
        "PersonInImageWDetailsPersonCharacteristicCvTermId": "PersonInImageCvTermId",
        "PersonInImageWDetailsPersonCharacteristicCvTermName": "PersonInImageCvTermName",
        "PersonInImageWDetailsPersonCharacteristicCvTermRefinedAbout": "PersonInImageCvTermRefinedAbout",
    },
    "XMP-microsoft": {"Rating": "RatingPercent", "CreatorAppId": "CreatorAppID"},
    "XMP-mwg-kw": {
        "Keywords": "KeywordInfo", "KeywordsHierarchy": "HierarchicalKeywords",
        "KeywordsHierarchyApplied": "HierarchicalKeywords1Applied",
        "KeywordsHierarchyKeyword": "HierarchicalKeywords1",
        "KeywordsHierarchyChildren": "HierarchicalKeywords1Children",
        "KeywordsHierarchyChildrenApplied": "HierarchicalKeywords2Applied",
        "KeywordsHierarchyChildrenKeyword": "HierarchicalKeywords2",
        "KeywordsHierarchyChildrenChildren": "HierarchicalKeywords2Children",
        "KeywordsHierarchyChildrenChildrenApplied": "HierarchicalKeywords3Applied",
        "KeywordsHierarchyChildrenChildrenKeyword": "HierarchicalKeywords3",
        "KeywordsHierarchyChildrenChildrenChildren": "HierarchicalKeywords3Children",
        "KeywordsHierarchyChildrenChildrenChildrenApplied": "HierarchicalKeywords4Applied",
        "KeywordsHierarchyChildrenChildrenChildrenKeyword": "HierarchicalKeywords4",
        "KeywordsHierarchyChildrenChildrenChildrenChildren": "HierarchicalKeywords4Children",
        "KeywordsHierarchyChildrenChildrenChildrenChildrenApplied": "HierarchicalKeywords5Applied",
        "KeywordsHierarchyChildrenChildrenChildrenChildrenKeyword": "HierarchicalKeywords5",
        "KeywordsHierarchyChildrenChildrenChildrenChildrenChildren": "HierarchicalKeywords5Children",
        "KeywordsHierarchyChildrenChildrenChildrenChildrenChildrenApplied": "HierarchicalKeywords6Applied",
        "KeywordsHierarchyChildrenChildrenChildrenChildrenChildrenKeyword": "HierarchicalKeywords6",
    },
    "XMP-mwg-rs": {"Regions": "RegionInfo"},
    "XMP-photoshop": {"ICCProfile": "ICCProfileName"},
    "XMP-plus": {
        "Version": "PLUSVersion", "LicenseeImageID": "LicenseeImageID", "LicensorImageID": "LicensorImageID",
        "ImageCreatorImageID": "ImageCreatorImageID", "ImageSupplierImageID": "ImageSupplierImageID",
        "CopyrightOwnerImageID": "CopyrightOwnerImageID", "LicenseeTransactionID": "LicenseeTransactionID",
        "LicensorTransactionID": "LicensorTransactionID",
    },
    "XMP-prism": {"doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN"},
    "XMP-sdc": {"appname": "AppName", "appversion": "AppVersion"},
    "XMP-swf": {"bgalpha": "BackgroundAlpha", "maxstorage": "MaxStorage", "forwardlock": "ForwardLock"},
    "XMP-tiff": {"ImageLength": "ImageHeight"},
    "XMP-xmp": {"PageInfoImage": "PageImage"},
    "XMP-xmpDM": {"comment": "DMComment"},
    "XMP-xmpTPg": {"SwatchGroupsGroupName": "SwatchGroupName", "SwatchGroupsGroupType": "SwatchGroupType"},
}
_NAMES["XMP-crd"] = _NAMES["XMP-crs"]

#: Words in capitals that stay so.
_CAPITALS = {"XMP-exif": ("GPSDOP", "OECF"), "XMP-crs": ("UUID",), "XMP-crd": ("UUID",)}
_HDR_PARTS = {"ccv": "CCV", "xy": "XY"}
_AFTER_LINE = re.compile(r"_([a-z])")
# fmt: on


def standard_word(group: str, word: str) -> str:
    """Return a property's own name as part of a tag's; one wholly in capitals is lowered and loses its lines."""
    if group == "XMP-hdr":
        return "".join(_HDR_PARTS.get(part, part[:1].upper() + part[1:]) for part in word.split("_"))
    if word != word.upper() or word in _CAPITALS.get(group, ()):
        return word
    return _AFTER_LINE.sub(lambda found: found[1].upper(), word.lower())


def tag_name(group: str, path: Iterable[str]) -> str:
    """Return the tag of a property: its name, and within structures those of the fields that lead to it."""
    parents, fields, names = _PARENTS.get(group, {}), _FIELDS.get(group, {}), _NAMES.get(group, {})
    whole = name = begin = ""
    for word in path:
        capital = word[:1].upper() + word[1:]
        default = begin + fields.get(capital, capital) if whole else capital
        whole += capital if whole else word
        name = names.get(whole, default)
        begin = parents.get(whole, name)
    return name
