namespace Zhudian.Advisor.Facts;

/// <summary>File formats of a fact sheet; they hold the same content.</summary>
public enum SheetFormat
{
    /// <summary>.yaml, .yml</summary>
    Yaml,

    /// <summary>.json</summary>
    Json,

    /// <summary>.xlsx</summary>
    Xlsx,
}
