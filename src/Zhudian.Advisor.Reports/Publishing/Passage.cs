namespace Zhudian.Advisor.Reports.Publishing;

/// <summary>The four kinds of passage an official reader must be able to tell apart.</summary>
public enum PassageKind
{
    /// <summary>结论: stands on a conclusion of the engine.</summary>
    Conclusion,

    /// <summary>事实: states facts of the sheet.</summary>
    Fact,

    /// <summary>固定文段: boilerplate with a source and an expiry.</summary>
    Fixed,

    /// <summary>编者: written or to be written by people.</summary>
    Editor,
}

/// <summary>Origin mark of a block: kind, id of what it stands on, source and last day of validity (固定文段).</summary>
public sealed record Passage(PassageKind Kind, string? Id, string? Source, DateOnly? ValidUntil)
{
    /// <summary>The Chinese name, as in the draft's attribute.</summary>
    public string Name => Kind switch
    {
        PassageKind.Conclusion => "结论",
        PassageKind.Fact => "事实",
        PassageKind.Fixed => "固定文段",
        PassageKind.Editor => "编者",
        _ => throw new InvalidOperationException("unknown passage kind"),
    };
}
