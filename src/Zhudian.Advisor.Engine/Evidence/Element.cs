using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>A knowledge element that carries 核验 and 依据 and can lie on a proof.</summary>
/// <param name="Index">Position in the registry; independent of the order of files.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Name">编号, name, or <c>表名/行</c>: what attestations and 不可编码 name.</param>
/// <param name="Owner">The table of a row, else the name itself.</param>
/// <param name="Status">核验 after 不可编码, before attestations.</param>
/// <param name="Basis">依据.</param>
/// <param name="Contested">The parameter when it has 备选: prints, does not gate (RULES.md §13).</param>
internal sealed record Element(int Index, ElementKind Kind, string Name, string Owner, VerificationStatus Status, ImmutableArray<Citation> Basis, ParameterDef? Contested);
