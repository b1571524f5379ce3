using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>One file of the knowledge base and the SHA-256 of its bytes (lower-case hex).</summary>
public sealed record KnowledgeFile(string Path, string Sha256, string Title)
{
    /// <summary>SHA-256 over the lines <c>path\0hash\n</c> in order of path: changes when any file is added, removed, renamed or edited.</summary>
    public static string HashOf(ImmutableArray<KnowledgeFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append(file.Path).Append('\0').Append(file.Sha256).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>不可编码: an open norm; the names it touches get status 未取得.</summary>
public sealed record OpenNorm(string Id, string Clause, string Reason, ImmutableArray<string> Affects, string Owner, SourceLocation Location);

/// <summary>The bound, immutable, compiled knowledge base. Built only by the loader; safe for all threads.</summary>
public sealed class KnowledgeBase
{
    internal KnowledgeBase(
        IReadOnlyDictionary<string, EnumType> enums,
        UnitSystem units,
        IReadOnlyDictionary<string, EntityDef> entities,
        IReadOnlyDictionary<string, ParameterDef> parameters,
        IReadOnlyDictionary<string, TableFamily> tables,
        IReadOnlyDictionary<string, DerivedDef> derived)
    {
        Enums = enums;
        Units = units;
        Entities = entities;
        Parameters = parameters;
        Tables = tables;
        Derived = derived;
    }

    /// <summary>Files ordered by path (ordinal).</summary>
    public ImmutableArray<KnowledgeFile> Files { get; internal set; } = [];

    /// <summary>SHA-256 over the ordered (path, hash) pairs.</summary>
    public string Hash { get; internal set; } = string.Empty;

    public IReadOnlyDictionary<string, EnumType> Enums { get; }

    public UnitSystem Units { get; }

    /// <summary>Entities, reference kinds and conclusion kinds by name, in order of declaration.</summary>
    public IReadOnlyDictionary<string, EntityDef> Entities { get; }

    public IReadOnlyDictionary<string, ParameterDef> Parameters { get; }

    public IReadOnlyDictionary<string, TableFamily> Tables { get; }

    /// <summary>Derived quantities by full name.</summary>
    public IReadOnlyDictionary<string, DerivedDef> Derived { get; }

    /// <summary>All editions of all rules, ordered by stratum, then id, then 生效.</summary>
    public ImmutableArray<RuleDef> Rules { get; internal set; } = [];

    public ImmutableArray<OpenNorm> OpenNorms { get; internal set; } = [];

    public IReadOnlyList<RuleCase> RuleCases { get; internal set; } = [];

    public IReadOnlyList<TableCaseSet> TableCases { get; internal set; } = [];

    /// <summary>Lints found while loading (errors prevent a knowledge base).</summary>
    public ImmutableArray<Diagnostic> Findings { get; internal set; } = [];
}
