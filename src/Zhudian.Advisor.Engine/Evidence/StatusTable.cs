using System.Collections.Immutable;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evidence;

/// <summary>核验 of every element for one sheet and day: attestations lift 未核验 while they hold, never 未取得 (RULES.md §13).</summary>
internal sealed class StatusTable
{
    private readonly ElementRegistry _elements;
    private readonly VerificationStatus[] _status;
    private readonly Dictionary<EvidenceSet, EvidenceSummary> _summaries = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _gate = new();

    private StatusTable(ElementRegistry elements, VerificationStatus[] status)
    {
        _elements = elements;
        _status = status;
    }

    /// <summary>Statuses after the attestations that hold on a day.</summary>
    public static StatusTable For(ElementRegistry elements, ImmutableArray<Attestation> attestations, DateOnly day)
    {
        var held = new Dictionary<string, VerificationStatus>(StringComparer.Ordinal);
        foreach (var attestation in attestations)
        {
            if (attestation.Date <= day && (attestation.Until is null || day <= attestation.Until) && (attestation.Revoked is null || day < attestation.Revoked)
                && (!held.TryGetValue(attestation.Element, out var other) || attestation.Status < other))
            {
                held[attestation.Element] = attestation.Status;
            }
        }

        var status = new VerificationStatus[elements.All.Count];
        foreach (var element in elements.All)
        {
            status[element.Index] = element.Status == VerificationStatus.Unverified
                && (held.TryGetValue(element.Name, out var lifted) || held.TryGetValue(element.Owner, out lifted)) ? lifted : element.Status;
        }

        return new StatusTable(elements, status);
    }

    /// <summary>核验 of an element after attestations.</summary>
    public VerificationStatus Of(Element element) => _status[element.Index];

    /// <summary>Weakest status, citations and contested points of a set; contested parameters print but do not gate. Made once per set; safe for all threads.</summary>
    public EvidenceSummary Summarise(EvidenceSet set)
    {
        if (set.LastSummary is { } last && ReferenceEquals(last.Table, this))
        {
            return last;
        }

        lock (_gate)
        {
            return set.LastSummary = _summaries.TryGetValue(set, out var known) ? known : _summaries[set] = Make(set);
        }
    }

    private EvidenceSummary Make(EvidenceSet set)
    {

        var weakest = VerificationStatus.Verified;
        var name = string.Empty;
        var basis = new List<Citation>();
        var seen = new HashSet<Citation>();
        SortedSet<string>? contested = null;
        foreach (var index in set.Elements())
        {
            var element = _elements.All[index];
            foreach (var citation in element.Basis)
            {
                if (seen.Add(citation))
                {
                    basis.Add(citation);
                }
            }

            if (element.Contested is not null)
            {
                (contested ??= new SortedSet<string>(StringComparer.Ordinal)).Add(element.Name);
            }
            else if (_status[index] > weakest || (_status[index] == weakest && (name.Length == 0 || string.CompareOrdinal(element.Name, name) < 0)))
            {
                (weakest, name) = (_status[index], element.Name);
            }
        }

        return new EvidenceSummary(weakest, name, [.. basis], contested is null ? [] : [.. contested]) { Table = this };
    }
}

/// <summary>What a set of elements amounts to.</summary>
/// <param name="Status">Weakest 核验 of the gating elements.</param>
/// <param name="Weakest">Name of the element that has it; among several the first by ordinal.</param>
/// <param name="Basis">Distinct citations, rules first.</param>
/// <param name="Contested">Names of contested parameters.</param>
internal sealed record EvidenceSummary(VerificationStatus Status, string Weakest, ImmutableArray<Citation> Basis, ImmutableArray<string> Contested)
{
    /// <summary>Whose statuses these are; null for a summary of no evidence.</summary>
    public StatusTable? Table { get; init; }

    /// <summary>The citations as one text.</summary>
    public string BasisText { get; } = string.Join('；', Basis);
}
