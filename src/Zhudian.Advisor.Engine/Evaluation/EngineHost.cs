using System.Runtime.CompilerServices;
using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Answers the symbols of the knowledge base for one evaluation: facts, parameters by day, memoised derived quantities, tables.
/// Keeps the evidence of what is being evaluated; a tracer, when set, is told everything (proofs run the same code with one).
/// One per evaluation, not thread-safe.
/// </summary>
internal sealed partial class EngineHost : KnowledgeHost, IRecorder, IColumnHost
{
    private readonly EnginePlan _plan;
    private readonly RunContext _context;
    private readonly DerivedMemo?[] _memos;
    private readonly EvidencePool? _pool;
    private readonly Dictionary<FaultInfo, (string Element, string Subject)> _faultOrigins = new(ReferenceEqualityComparer.Instance);
    private readonly bool _isPlain;
    private readonly ReadLog? _log;
    private readonly KeptMemos? _kept;
    private EvidenceSet? _evidence;
    private NoteRope? _notes;

    public EngineHost(EnginePlan plan, RunContext context, bool keepEvidence, IProofTracer? tracer = null, ReadLog? log = null, KeptMemos? kept = null)
    {
        if (keepEvidence && kept is not null)
        {
            throw new ArgumentException("kept quantities carry no evidence", nameof(kept));
        }

        _log = log;
        _kept = kept;
        _plan = plan;
        _context = context;
        _memos = new DerivedMemo?[plan.DerivedCount];
        Tracer = tracer;
        if (keepEvidence)
        {
            _pool = context.Pool;
            _evidence = _pool.Empty;
        }

        _isPlain = tracer is null && log is null && plan.Observer is null && context.Options.Fuse;
        Run = new EvaluationRun(this, context.Options.Limits, context.Cancellation) { Recorder = this, MayFuse = _isPlain };
    }

    /// <summary>The run all frames belong to.</summary>
    public EvaluationRun Run { get; }

    /// <summary>Told of everything used; null in a plain evaluation.</summary>
    public IProofTracer? Tracer { get; }

    /// <summary>Nobody watches: short ways are open. Facts may still be set otherwise: whoever reads a column asks <see cref="RunContext.Overrides(FieldDef)"/> first.</summary>
    public bool IsPlain => _isPlain;

    public RunContext Context => _context;

    public EnginePlan Plan => _plan;

    /// <summary>Evidence gathered since <see cref="Begin"/>.</summary>
    public Gathered Current => new(_evidence, _notes);

    /// <summary>Starts gathering anew and gives what had been gathered.</summary>
    public Gathered Begin()
    {
        var saved = new Gathered(_evidence, _notes);
        _evidence = _pool?.Empty;
        _notes = null;
        return saved;
    }

    /// <summary>Goes back to an earlier state of gathering; mostly nothing was gathered since, and reading is cheaper than writing references.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Restore(in Gathered saved)
    {
        if (!ReferenceEquals(_evidence, saved.Evidence))
        {
            _evidence = saved.Evidence;
        }

        if (!ReferenceEquals(_notes, saved.Notes))
        {
            _notes = saved.Notes;
        }
    }

    /// <summary>Adds evidence gathered elsewhere.</summary>
    public void Merge(in Gathered other) => Merge(other.Evidence, other.Notes);

    /// <summary>Joins evidence; null when none is kept.</summary>
    public EvidencePool? Pool => _pool;

    /// <summary>Adds a knowledge element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Use(Element element)
    {
        if (_evidence is { } evidence && !evidence.Has(element.Index))
        {
            _evidence = _pool!.With(evidence, element.Index);
        }
    }

    /// <summary>The column of a quantity when it has been computed; null otherwise.</summary>
    public ColumnMemo? ColumnSoFar(DerivedDef derived) => _isPlain ? _memos[derived.Index]?.Column : null;

    /// <summary>Where a fault arose, when it came out of a derived quantity.</summary>
    public (string Element, string Subject)? OriginOf(in Value fault)
        => fault.As<FaultInfo>() is { } info && _faultOrigins.TryGetValue(info, out var origin) ? origin : null;

    /// <inheritdoc/>
    public void Note(RecordedNote note)
    {
        var place = note.Kind == NoteKind.Coverage ? Place : null;
        if (_pool is not null)
        {
            _notes = NoteRope.Merge(_notes, NoteRope.Of(note, place));
        }

        Tracer?.Note(place is { } known ? known.Name(note) : note);
    }

    /// <inheritdoc/>
    public void Share(string function, int known, int total, UnknownInfo missing)
    {
        if (Tracer is not null)
        {
            Note(RecordedNote.Share(function, known, total, new MissingList(missing)));
        }
        else if (_pool is not null)
        {
            _notes = NoteRope.Merge(_notes, NoteRope.Share(function, known, total, missing, Place));
        }
    }

    /// <inheritdoc/>
    public void GapTested(string function, UnknownInfo missing)
    {
        if (Tracer is not null)
        {
            Note(RecordedNote.Gap(function, missing));
        }
        else if (_pool is not null)
        {
            _notes = NoteRope.Merge(_notes, NoteRope.Gap(function, missing));
        }
    }

    private CoveragePlace? Place => _running is { Derived: { } derived, Frame: { } frame } ? new CoveragePlace(derived, frame) : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Merge(EvidenceSet? evidence, NoteRope? notes)
    {
        // Without a pool (proofs, apply) nothing is kept, though conclusions of the evaluation carry what they rest on.
        if (_pool is not null && evidence is not null && !ReferenceEquals(evidence, _evidence))
        {
            _evidence = _pool.Union(_evidence!, evidence);
        }

        if (notes is not null)
        {
            _notes = NoteRope.Merge(_notes, notes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Use(FactOrigin origin)
    {
        if (_evidence is { } evidence && evidence.OriginRank <= (int)origin)
        {
            _evidence = _pool!.With(evidence, origin);
        }
    }
}
