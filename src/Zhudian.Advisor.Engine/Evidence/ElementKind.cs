namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>What kind of knowledge element lies on a proof.</summary>
public enum ElementKind
{
    /// <summary>A rule (编号).</summary>
    Rule,

    /// <summary>A decision table edition, or one of its rows with attributes of its own.</summary>
    Table,

    /// <summary>A derived quantity.</summary>
    Derived,

    /// <summary>A parameter edition.</summary>
    Parameter,

    /// <summary>Rows of a reference kind that share their attributes.</summary>
    Reference,
}
