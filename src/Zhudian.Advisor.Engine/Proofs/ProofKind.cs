namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>Kinds of steps of a proof.</summary>
public enum ProofKind
{
    /// <summary>A conclusion; its children are its rule's conditions and fields.</summary>
    Conclusion,

    /// <summary>A variable of 对 and the row or item it stands for.</summary>
    Variable,

    /// <summary>A condition of 当, a 无, or one atom of them.</summary>
    Condition,

    /// <summary>A field under 则 whose value was computed.</summary>
    Field,

    /// <summary>A 令 name.</summary>
    Let,

    /// <summary>A derived quantity.</summary>
    Derived,

    /// <summary>A decision table.</summary>
    Table,

    /// <summary>A row of a decision table that was hit, or might have been.</summary>
    TableRow,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>A field of a row of reference data.</summary>
    Reference,

    /// <summary>A fact of the sheet.</summary>
    Fact,

    /// <summary>A list of rows that was gone through, with its completeness.</summary>
    List,

    /// <summary>A gap that was bridged: coverage, 暂定, or a gap asked about.</summary>
    Note,
}
