namespace Zhudian.Advisor.Facts.Diagnostics;

/// <summary>Diagnostic codes of the facts room; each has a test.</summary>
internal static class FactCodes
{
    public const string CannotOpen = "FCT001";
    public const string TooLarge = "FCT002";
    public const string Damaged = "FCT003";
    public const string Syntax = "FCT004";
    public const string CellTooLong = "FCT005";
    public const string Anchor = "FCT006";
    public const string UnknownWorksheet = "FCT007";
    public const string UnknownColumn = "FCT008";
    public const string DuplicateColumn = "FCT009";
    public const string WrongUnit = "FCT010";
    public const string NotANumber = "FCT011";
    public const string WrongType = "FCT012";
    public const string UnknownWord = "FCT013";
    public const string Dangling = "FCT014";
    public const string AmbiguousReference = "FCT015";
    public const string DuplicateKey = "FCT016";
    public const string RequiredMissing = "FCT017";
    public const string KeyMissing = "FCT018";
    public const string OutsideDomain = "FCT019";
    public const string Cycle = "FCT020";
    public const string NoPlaceForMark = "FCT021";
    public const string MarkContradicts = "FCT022";
    public const string Settings = "FCT023";
    public const string Completeness = "FCT024";
    public const string Choices = "FCT025";
    public const string FormulaWithoutValue = "FCT026";
    public const string ErrorCell = "FCT027";
    public const string MergedCells = "FCT028";
    public const string NoHeading = "FCT029";
    public const string Mapping = "FCT030";
    public const string CsvStructure = "FCT031";
    public const string NotUnique = "FCT032";
    public const string Shape = "FCT033";
    public const string MoreErrors = "FCT039";
    public const string FormerName = "FCT040";
    public const string UnitNotWritten = "FCT041";
    public const string OutsideValidity = "FCT042";
    public const string SameEnterprise = "FCT043";
    public const string CompletenessRaised = "FCT044";
    public const string NumberDropped = "FCT045";
    public const string MarkWithoutValue = "FCT046";
    public const string ReferenceNotReported = "FCT047";
    public const string FormulaUsed = "FCT048";
    public const string MappingGuessed = "FCT049";
    public const string Unusual = "FCT050";
    public const string Impossible = "FCT051";
    public const string ZeroForUndetected = "FCT052";
}
