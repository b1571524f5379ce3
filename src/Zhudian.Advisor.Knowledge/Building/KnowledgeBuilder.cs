using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Building;

/// <summary>
/// Mutable registry while loading: raw files, what was built from them so far, the one namespace over all files, and every finding.
/// Owned by one load on one thread.
/// </summary>
internal sealed class KnowledgeBuilder(ImmutableArray<RawFile> files, LoadOptions options, List<Diagnostic> diagnostics, List<PlacedCitation> citations)
{
    private readonly Dictionary<string, DeclaredName> _names = new(StringComparer.Ordinal);
    private static readonly Comparer<RuleDef> RuleOrder = Comparer<RuleDef>.Create((a, b) =>
        a.Stratum != b.Stratum ? a.Stratum.CompareTo(b.Stratum)
        : string.CompareOrdinal(a.Id, b.Id) is var byId and not 0 ? byId
        : (a.Info.Attributes.From ?? DateOnly.MinValue).CompareTo(b.Info.Attributes.From ?? DateOnly.MinValue));

    private readonly IFunctionLibrary _functions = options.Functions ?? FunctionLibrary.Knowledge;

    public LoadOptions Options { get; } = options;

    /// <summary>Ordered by path (ordinal).</summary>
    public ImmutableArray<RawFile> Files { get; } = files;

    public List<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>Every 依据 read so far with its place; checked against 来源 at the end.</summary>
    public List<PlacedCitation> Citations { get; } = citations;

    /// <summary>Reads 依据 核验 … of rows and fences into the lists above.</summary>
    public AttributeReader Attributes { get; } = new(diagnostics, citations);

    public OrderedDictionary<string, EnumType> Enums { get; } = new(StringComparer.Ordinal);

    public UnitSystem Units { get; set; } = UnitSystem.Empty;

    public OrderedDictionary<string, EntityDef> Entities { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, ParameterDef> Parameters { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, TableFamily> Tables { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, DerivedDef> Derived { get; } = new(StringComparer.Ordinal);

    /// <summary>Value slots <c>= …</c> over constants, evaluated when FEEL can be bound.</summary>
    public List<PendingConstant> Constants { get; } = [];

    public List<RuleDef> Rules { get; } = [];

    public List<OpenNorm> OpenNorms { get; } = [];

    /// <summary>Names in 影响 with their places, checked when all names are known.</summary>
    public List<SourceText> OpenNormNames { get; } = [];

    /// <summary>编号 of every rule that was read, bound or not: a case of a rule with errors is not a second error.</summary>
    public HashSet<string> RuleIds { get; } = new(StringComparer.Ordinal);

    public List<RuleCase> RuleCases { get; } = [];

    public List<TableCaseSet> TableCases { get; } = [];

    /// <summary>Everything declared so far in the one namespace (vocabulary, tables, derived quantities, parameters, kinds, enumerations).</summary>
    public IReadOnlyDictionary<string, DeclaredName> Names => _names;

    public bool HasErrors => Diagnostics.Exists(d => d.Severity == Severity.Error);

    /// <summary>All blocks of a kind over all files, in order of file and text.</summary>
    public IEnumerable<RawTable> Blocks(RawBlockKind kind) => Files.SelectMany(f => f.Blocks).OfType<RawTable>().Where(b => b.Kind == kind);

    /// <summary>All fences of a kind over all files, in order of file and text.</summary>
    public IEnumerable<RawFence> Fences(RawBlockKind kind) => Files.SelectMany(f => f.Blocks).OfType<RawFence>().Where(b => b.Kind == kind);

    public void Report(Diagnostic diagnostic) => Diagnostics.Add(diagnostic);

    /// <summary>
    /// Enters a name into the one namespace. A second element of the same name is an error unless both are editions of one thing
    /// (same kind, <paramref name="edition"/> true); then the caller checks that they do not overlap.
    /// </summary>
    public bool Declare(string name, ElementKind kind, SourceLocation location, bool edition = false)
    {
        if (_functions.TryGet(name, out _))
        {
            Report(KnowledgeDiagnostics.FunctionName(name, location));
            return false;
        }

        if (_names.TryAdd(name, new DeclaredName(name, kind, location)))
        {
            return true;
        }

        var first = _names[name];
        if (edition && first.Kind == kind)
        {
            return true;
        }

        Report(KnowledgeDiagnostics.DuplicateName(name, location, first));
        return false;
    }

    /// <summary>The immutable knowledge base; only called when there is no error.</summary>
    public KnowledgeBase Freeze(ImmutableArray<Diagnostic> findings)
    {
        ImmutableArray<KnowledgeFile> files = [.. Files.Select(f => new KnowledgeFile(f.Path, f.Sha256, f.Title))];
        return new KnowledgeBase(Enums, Units, Entities, Parameters, Tables, Derived)
        {
            Files = files,
            Hash = KnowledgeFile.HashOf(files),
            Rules = [.. Rules.Order(RuleOrder)],
            OpenNorms = [.. OpenNorms],
            RuleCases = [.. RuleCases],
            TableCases = [.. TableCases],
            Findings = findings,
        };
    }
}

/// <summary>What kind of element a name is.</summary>
internal enum ElementKind
{
    Enumeration,
    Entity,
    Parameter,
    Table,
    Derived,
    Rule,
    Method,
}

/// <summary>One name of the namespace and where it was first declared.</summary>
internal sealed record DeclaredName(string Name, ElementKind Kind, SourceLocation Location);
