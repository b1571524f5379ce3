using System.Diagnostics;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.References;

namespace Zhudian.Advisor.Knowledge.Loading;

/// <summary>How an edit ended.</summary>
public enum EditOutcome
{
    /// <summary>The base is as if loaded from the edited text, until <see cref="KnowledgeEditor.Undo"/>.</summary>
    Done,

    /// <summary>The loader would report errors; nothing was changed.</summary>
    Refused,

    /// <summary>The edit reaches further than one element: load the text as a whole. Nothing was changed.</summary>
    NotHere,
}

/// <summary>
/// A knowledge base of its own, in which one element at a time can be bound anew from edited text: a rule, a table, a formula, a
/// parameter, a row of reference data. Vocabulary and all other elements stay the same objects, so fact sheets stay valid.
/// For trying thousands of small changes; not thread-safe, never share its base.
/// </summary>
public sealed class KnowledgeEditor
{
    private readonly KnowledgeBuilder _builder;
    private readonly FeelSession _session;
    private readonly LoadOptions _options;
    private Action? _undo;

    private KnowledgeEditor(KnowledgeBase knowledge, KnowledgeBuilder builder, FeelSession session, LoadOptions options)
    {
        Knowledge = knowledge;
        _builder = builder;
        _session = session;
        _options = options;
    }

    /// <summary>The base; as written unless an edit is in force.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>Loads a base for editing; null when it has errors.</summary>
    public static KnowledgeEditor? Open(IEnumerable<(string Path, string Text)> files, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        options ??= LoadOptions.Default;
        var result = KnowledgeLoader.Load([.. files.Select(f => KnowledgeSource.FromText(f.Path, f.Text))], options, [], out var builder, out var session);
        return result.Knowledge is { } knowledge && session is not null ? new KnowledgeEditor(knowledge, builder, session, options) : null;
    }

    /// <summary>Puts an edited file in force.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="text">Its whole text after the edit; the lines keep their numbers.</param>
    /// <param name="line">Line of the edit.</param>
    /// <param name="problem">The first error when refused.</param>
    public EditOutcome Edit(string path, string text, int line, out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        problem = null;
        if (_undo is not null)
        {
            throw new InvalidOperationException("an edit is in force");
        }

        var source = KnowledgeSource.FromText(path, text);
        var before = _builder.Diagnostics.Count;
        var file = FileSet.Read([source], _options, _builder.Diagnostics, [], Stopwatch.StartNew()).FirstOrDefault();
        var old = _builder.Files.FirstOrDefault(f => string.Equals(f.Path, path, StringComparison.Ordinal));
        var outcome = EditOutcome.NotHere;
        if (file is not null && old is not null && file.Blocks.Length == old.Blocks.Length)
        {
            var at = -1;
            for (var i = 0; i < old.Blocks.Length && old.Blocks[i].Location.Line <= line; i++)
            {
                at = i;
            }

            if (at >= 0 && file.Blocks[at].Kind == old.Blocks[at].Kind && file.Blocks[at].Location == old.Blocks[at].Location)
            {
                _undo = Bind(old.Blocks[at], file.Blocks[at], line);
                outcome = _undo is null ? EditOutcome.NotHere : EditOutcome.Done;
                if (_undo is not null)
                {
                    DomainChecks.Check(_builder);
                }
            }
        }

        var found = _builder.Diagnostics.Skip(before).FirstOrDefault(d => d.Severity == Severity.Error);
        _builder.Diagnostics.RemoveRange(before, _builder.Diagnostics.Count - before);
        if (found is not null && outcome == EditOutcome.Done)
        {
            Undo();
            problem = found;
            return EditOutcome.Refused;
        }

        return outcome;
    }

    /// <summary>Takes the edit back; without one does nothing.</summary>
    public void Undo()
    {
        _undo?.Invoke();
        _undo = null;
    }

    // Puts the changed element in force and gives what takes it back; null when it must be loaded as a whole.
    private Action? Bind(RawBlock old, RawBlock edited, int line)
    {
        switch (edited)
        {
            case RawFence { Kind: RawBlockKind.Rule } fence:
                return _session.Rules.Rebind(fence, Knowledge);
            case RawTable { Kind: RawBlockKind.DecisionTable } table:
                return _session.Tables.Rebind((RawTable)old, table);
            case RawTable { Kind: RawBlockKind.Derived } table when Row(table, line) is { } row:
                return _session.Derived.Rebind(table, row);
            case RawTable { Kind: RawBlockKind.Parameters } table when Row(table, line) is { } row:
                return Parameters.ParameterReader.Reread(_builder, table, row);
            case RawTable { Kind: RawBlockKind.Reference } table when Row(table, line) is { } row && Row((RawTable)old, line) is { } was:
                return ReferenceReader.Reread(_builder, table, was, row);
            default:
                return null;
        }
    }

    private static RawRow? Row(RawTable table, int line) => table.Rows.FirstOrDefault(r => r.Location.Line == line);
}
