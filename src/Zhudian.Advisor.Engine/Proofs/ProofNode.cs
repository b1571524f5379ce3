using System.Collections.Immutable;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>
/// One step of a proof. Steps used twice are one object, so a proof is a graph without cycles; <see cref="Id"/> is stable over runs.
/// Filled by the builder, never changed afterwards.
/// </summary>
public sealed class ProofNode
{
    private readonly List<ProofNode> _children = [];
    private HashSet<ProofNode>? _seen;

    internal ProofNode(ProofKind kind, string id, string name)
    {
        Kind = kind;
        Id = id;
        Name = name;
    }

    public ProofKind Kind { get; }

    /// <summary>Stable id: <c>断面[A].总磷</c>, <c>参数:汛期比界限</c>, <c>总磷限值/河1</c>.</summary>
    public string Id { get; }

    /// <summary>Name for people: display name, rule number, parameter.</summary>
    public string Name { get; }

    /// <summary>Heading of the element, or the Chinese sentence of a condition or note.</summary>
    public string Text { get; internal set; } = string.Empty;

    /// <summary>Value of the step; unknown and fault are values.</summary>
    public Value Value { get; internal set; }

    /// <summary>Truth of a condition or table row; null for other steps.</summary>
    public Truth? Truth { get; internal set; }

    /// <summary>Unit of a number; null when dimensionless or not known.</summary>
    public string? Unit { get; internal set; }

    /// <summary>Decimals to print; null = 3 significant digits.</summary>
    public int? Digits { get; internal set; }

    /// <summary>核验 after attestations of knowledge elements; null for facts and conditions.</summary>
    public VerificationStatus? Status { get; internal set; }

    /// <summary>来源 of a fact.</summary>
    public FactOrigin? Origin { get; internal set; }

    /// <summary>依据 of a knowledge element.</summary>
    public ImmutableArray<Citation> Basis { get; internal set; } = [];

    /// <summary>Where the element is written, or the cell of a fact.</summary>
    public SourceLocation? Location { get; internal set; }

    /// <summary>Numbers compared by a condition atom; null when it does not compare numbers.</summary>
    public ThresholdDistance? Distance { get; internal set; }

    /// <summary>Left and right of a condition atom that compares something else than numbers; empty otherwise.</summary>
    public ImmutableArray<Value> Operands { get; internal set; } = [];

    /// <summary>A condition whose parts must all hold: its reasons are theirs.</summary>
    internal bool IsConjunction { get; set; }

    /// <summary>The text already states the value: the operands are not printed again.</summary>
    internal bool Stated { get; set; }

    /// <summary>Whether left and right are literals or parameters, printed as written.</summary>
    internal (bool Left, bool Right) Exact { get; set; }

    /// <summary>Values of 令 names that the condition uses without comparing them directly: 名为值.</summary>
    internal ImmutableArray<string> Given { get; set; } = [];

    /// <summary>What is missing, for coverage notes and incomplete lists.</summary>
    public ImmutableArray<MissingItem> Missing { get; internal set; } = [];

    /// <summary>The fact a <see cref="ProofKind.Fact"/> step read.</summary>
    public FactRef? Fact { get; internal set; }

    /// <summary>Entity or kind whose rows a <see cref="ProofKind.List"/> step went through.</summary>
    public EntityDef? Listed { get; internal set; }

    /// <summary>Reference field that chose these rows, for an inverse list.</summary>
    public FieldDef? Along { get; internal set; }

    /// <summary>Steps this one rests on, in order of first use.</summary>
    public IReadOnlyList<ProofNode> Children => _children;

    internal void Add(ProofNode child)
    {
        if ((_seen ??= new HashSet<ProofNode>(ReferenceEqualityComparer.Instance)).Add(child))
        {
            _children.Add(child);
        }
    }
}

/// <summary>How far the left side of a comparison is from the right one.</summary>
/// <param name="Left">Left number.</param>
/// <param name="Right">Right number, the threshold.</param>
/// <param name="Difference">Left − right.</param>
/// <param name="Relative">Difference ÷ |right|; null when the right side is 0.</param>
public sealed record ThresholdDistance(decimal Left, decimal Right, decimal Difference, decimal? Relative);

/// <summary>A cell of the sheet that was read.</summary>
/// <param name="Table">Table.</param>
/// <param name="Row">Row; −1 stands for rows not reported.</param>
/// <param name="Field">Field.</param>
public sealed record FactRef(FactTable Table, int Row, FieldDef Field);
