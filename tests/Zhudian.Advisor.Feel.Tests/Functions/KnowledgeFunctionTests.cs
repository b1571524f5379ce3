using FsCheck;
using FsCheck.Fluent;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Functions;

/// <summary>Outcome semantics of RULES.md §8 and §9, one row a call; <c>?</c> unknown, <c>!</c> fault, <c>,??]</c> an incomplete list.</summary>
public sealed class KnowledgeFunctionTests
{
    private readonly Recorder _recorder = new();

    [Theory]
    [InlineData("缺", "?", "true")]
    [InlineData("缺", "1", "false")]
    [InlineData("缺", "null", "false")]
    [InlineData("缺", "!", "!FEL999")]
    [InlineData("已知", "?", "false")]
    [InlineData("已知", "null", "true")]
    [InlineData("缺省", "?|0|'按 7.5 判'", "0")]
    [InlineData("缺省", "3|0|'依据'", "3")]
    [InlineData("缺省", "3|?|'依据'", "3")]
    [InlineData("缺省", "null|0|'依据'", "null")]
    [InlineData("缺省", "!|0|'依据'", "!FEL999")]
    [InlineData("缺失", "'年均值不足'", "?")]
    [InlineData("前", "[1,2,3]|2", "[1,2]")]
    [InlineData("前", "[1,2,3]|5", "[1,2,3]")]
    [InlineData("前", "[1,?,3]|2", "[1,?]")]
    [InlineData("前", "[1,2,??]|1", "?")]
    [InlineData("前", "[1]|-1", "!FEL206")]
    [InlineData("数值", "0.35|'mg/L'", "0.35")]
    [InlineData("数值", "?|'mg/L'", "?")]
    [InlineData("年月", "2026|3", "2026-03")]
    [InlineData("年月", "2026-03-09", "2026-03")]
    [InlineData("年月", "'2026-03'", "2026-03")]
    [InlineData("年月", "2026|13", "!FEL206")]
    public void Plain_functions(string name, string arguments, string expected)
        => V.Show(Call(name, [.. arguments.Split('|').Select(V.Read)])).Should().Be(expected);

    // GB/T 8170-2008 §3.2: examples of 拟舍弃数字 4, 6, 5 followed by digits, and a bare 5 before even and odd.
    [Theory]
    [InlineData("12.1498", "1", "12.1")]
    [InlineData("1268", "-2", "1300")]
    [InlineData("10.5002", "0", "11")]
    [InlineData("1.050", "1", "1")]
    [InlineData("0.35", "1", "0.4")]
    [InlineData("2500", "-3", "2000")]
    [InlineData("3500", "-3", "4000")]
    [InlineData("-355", "-1", "-360")]
    [InlineData("-325", "-1", "-320")]
    public void 修约_follows_gb_t_8170(string x, string n, string expected)
        => V.Show(Call("修约", V.Read(x), V.Read(n))).Should().Be(expected);

    [Theory]
    [InlineData("均值", "[1,2,3]", "2", "2")]
    [InlineData("均值", "[1,?,3]", "2", "2")]
    [InlineData("均值", "[1,?,?]", "2", "?")]
    [InlineData("均值", "[1,?,3]", "null", "?")]
    [InlineData("均值", "[1,null,3]", "null", "2")]
    [InlineData("均值", "[1,2]", "3", "?")]
    [InlineData("均值", "[]", "null", "null")]
    [InlineData("均值", "[]", "1", "?")]
    [InlineData("均值", "[1,3,??]", "2", "2")]
    [InlineData("均值", "[??]", "1", "?")]
    [InlineData("均值", "[1,'a']", "1", "!FEL206")]
    [InlineData("均值", "[1,!]", "1", "!FEL999")]
    public void 均值_needs_so_many_known_items(string name, string list, string atLeast, string expected)
        => V.Show(Call(name, V.Read(list), Item(x => x), V.Read(atLeast))).Should().Be(expected);

    [Theory]
    [InlineData("[1,2,3]", "[1,2,3]")]
    [InlineData("[1,?,3]", "[1,3]")]
    [InlineData("[1,null]", "[1,null]")]
    [InlineData("[1,?,??]", "[1,??]")]
    [InlineData("[??]", "[,??]")]
    [InlineData("[1,!]", "!FEL999")]
    public void 有效_keeps_known_items_and_never_completes_a_list(string list, string expected)
        => V.Show(Call("有效", V.Read(list), Item(x => x))).Should().Be(expected);

    [Theory]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("[1,?,??]", "[1,?]")]
    [InlineData("[??]", "[]")]
    [InlineData("?", "?")]
    public void 已列_is_what_is_in_hand_of_an_incomplete_list(string list, string expected)
        => V.Show(Call("已列", V.Read(list))).Should().Be(expected);

    [Theory]
    [InlineData("[1,5,9]", "2")]
    [InlineData("[1,5,?]", "?")]
    [InlineData("[1,5,null]", "1")]
    [InlineData("[1,5,??]", "?")]
    [InlineData("[1,'a',?]", "!FEL204")]
    public void 计数_counts_what_is_true(string list, string expected)
        => V.Show(Call("计数", V.Read(list), Item(MoreThanTwo))).Should().Be(expected);

    [Theory]
    [InlineData("[5,9,?,1]", "2", "true")]
    [InlineData("[5,9,!,1]", "2", "true")]
    [InlineData("[5,?,1]", "2", "?")]
    [InlineData("[5,1,1]", "2", "false")]
    [InlineData("[5,?,1]", "3", "false")]
    [InlineData("[5,9,??]", "2", "true")]
    [InlineData("[5,1,??]", "2", "?")]
    [InlineData("[5,!,?]", "2", "!FEL999")]
    public void 至少_is_a_threshold_after_kleene(string list, string n, string expected)
        => V.Show(Call("至少", V.Read(list), Item(MoreThanTwo), V.Read(n))).Should().Be(expected);

    [Fact]
    public void 加权均值_divides_by_the_weights_of_applicable_items()
    {
        // (10·1 + 20·3) / 4 = 17.5
        Call("加权均值", V.Read("[10,20]"), Item(x => x), Item(x => V.N(x.AsNumber == 10m ? 1m : 3m))).Should().Be(V.N(17.5m));
        Call("加权均值", V.Read("[10,null]"), Item(x => x), Item(_ => V.N(1m))).Should().Be(V.N(10m));
        Call("加权均值", V.Read("[10,?]"), Item(x => x), Item(_ => V.N(1m))).IsUnknown.Should().BeTrue();
        Call("加权均值", V.Read("[10]"), Item(x => x), Item(_ => V.N(0m))).Fault!.Code.Should().Be("FEL202");
    }

    [Fact]
    public void 最差_is_definite_when_an_item_holds_the_extreme_word()
    {
        var (first, second, third) = (V.Word(V.Grades, "Ⅰ"), V.Word(V.Grades, "Ⅱ"), V.Word(V.Grades, "Ⅲ"));

        Call("最差", V.List(first, third, second), Item(x => x)).Should().Be(third);
        Call("最差", V.List(third, V.Unknown()), Item(x => x)).Should().Be(third);
        Call("最差", V.List(second, V.Unknown()), Item(x => x)).IsUnknown.Should().BeTrue();
        Call("最差", V.Incomplete(third), Item(x => x)).Should().Be(third);
        Call("最差", V.Incomplete(second), Item(x => x)).IsUnknown.Should().BeTrue();
        Call("最好", V.List(second, V.Unknown(), first), Item(x => x)).Should().Be(first);
        Call("最差", V.List(V.Word(V.Scores, "支持1")), Item(x => x)).Fault!.Code.Should().Be("FEL206");
        Call("最差", V.List(), Item(x => x)).Should().Be(Value.Null);
    }

    [Fact]
    public void Positions_in_an_ordered_enumeration()
    {
        Call("序", V.Word(V.Grades, "Ⅲ")).Should().Be(V.N(3));
        Call("序", V.Word(V.Scores, "支持1")).Fault!.Code.Should().Be("FEL206");
        Call("级差", V.Word(V.Grades, "Ⅰ"), V.S("Ⅲ")).Should().Be(V.N(2));
        Call("级差", V.Word(V.Grades, "Ⅰ"), V.Word(V.Scores, "支持1")).Fault!.Code.Should().Be("FEL204");
    }

    [Fact]
    public void 排序_is_stable_ascending_with_null_last()
    {
        var rows = V.List(Row(2, "a"), Row(null, "b"), Row(1, "c"), Row(2, "d"));

        Names(Call("排序", rows, Item(x => Field(x, "n")))).Should().Be("c a d b");
        Names(Call("排序", rows, Item(x => Zhudian.Advisor.Feel.Operators.FeelOperators.Negate(Field(x, "n"))))).Should().Be("a d c b");
        Names(Call("排序", rows, Item(x => Field(x, "n")), Item(x => Field(x, "名") == V.S("d") ? V.N(0) : V.N(1)))).Should().Be("c d a b");
        Call("排序", V.List(V.N(1), V.Unknown()), Item(x => x)).IsUnknown.Should().BeTrue();
        Call("排序", V.List(V.N(1), V.S("a")), Item(x => x)).Fault!.Code.Should().Be("FEL204");
        Call("排序", V.Incomplete(V.N(2), V.N(1)), Item(x => x)).As<ListValue>()!.Gap.Should().NotBeNull();
    }

    [Fact]
    public void 分组_keeps_the_order_of_first_appearance_and_the_gap()
    {
        var groups = Call("分组", V.Incomplete(Row(2, "a"), Row(1, "b"), Row(2, "c")), Item(x => Field(x, "n"))).As<ListValue>()!;

        groups.Count.Should().Be(2);
        groups.Gap.Should().NotBeNull();
        Field(groups[0], "键").Should().Be(V.N(2));
        Names(Field(groups[0], "项")).Should().Be("a c");
        Field(groups[1], "项").As<ListValue>()!.Gap.Should().NotBeNull();
        Call("分组", V.List(V.Unknown()), Item(x => x)).IsUnknown.Should().BeTrue();
    }

    // Total 100; the share of 0.8 is crossed by the third of 50, 25, 15, 10.
    [Theory]
    [InlineData("[10,50,15,25]", "0.8", "true", "[50,25,15]")]
    [InlineData("[10,50,15,25]", "0.8", "false", "[50,25]")]
    [InlineData("[10,50,15,25]", "0.75", "false", "[50,25]")]
    [InlineData("[10,50,15,25]", "0.75", "true", "[50,25]")]
    [InlineData("[10,null]", "0.8", "null", "[10]")]
    [InlineData("[10,?]", "0.8", "null", "?")]
    [InlineData("[10,??]", "0.8", "null", "?")]
    [InlineData("[10]", "80", "null", "!FEL206")]
    [InlineData("[-1]", "0.8", "null", "!FEL206")]
    [InlineData("[]", "0.8", "null", "[]")]
    public void 累计前_is_the_shortest_prefix_that_reaches_the_share(string list, string share, string crossing, string expected)
        => V.Show(Call("累计前", V.Read(list), Item(x => x), V.Read(share), V.Read(crossing))).Should().Be(expected);

    [Fact]
    public void Uses_of_gaps_are_noted_for_the_proof()
    {
        Call("均值", V.Read("[1,?,3]"), Item(x => x), V.N(2));
        Call("有效", V.Read("[1,?]"), Item(x => x));
        Call("缺省", V.Unknown("断面[A].水温"), V.N(0), V.S("按 7.5 判"));
        Call("缺", V.Unknown());
        Call("均值", V.Read("[1,3]"), Item(x => x), V.N(2));
        Call("已列", V.Read("[1,??]"));
        Call("已列", V.Read("[1]"));

        _recorder.Notes.Select(n => (n.Kind, n.Text, n.Known, n.Total)).Should().Equal(
            (NoteKind.Coverage, "均值 2/3", 2, 3), (NoteKind.Coverage, "有效 1/2", 1, 2), (NoteKind.Provisional, "按 7.5 判", 0, 1), (NoteKind.GapTested, "缺", 0, 1),
            (NoteKind.GapTested, "已列", 0, 1));
        _recorder.Notes[2].Missing.Single().Id.Should().Be("断面[A].水温");
    }

    // RULES.md §9, Monotony: what is definite with a gap stays so however the gap is filled.
    [Fact]
    public void 至少_and_最差_are_monotone()
        => Prop.ForAll(Gen.ListOf(Gen.Choose(0, 3)).ToArbitrary(), Gen.Choose(1, 3).ToArbitrary(), (codes, fill) =>
        {
            Value[] At(int replaced) => [.. codes.Select(c => c == 0 ? replaced == 0 ? V.Unknown() : V.Word(V.Grades, V.Grades.Members[replaced - 1].Text) : V.Word(V.Grades, V.Grades.Members[c - 1].Text))];
            Value NotFirst(Value x) => x.IsUnknown ? x : Value.Of(x.AsText != "Ⅰ");
            bool Kept(Func<Value[], Value> f) => f(At(0)) is var open && (open.IsUnknown || open.Equals(f(At(fill))));
            return Kept(items => Call("最差", V.List(items), Item(x => x))) && Kept(items => Call("至少", V.List(items), Item(NotFirst), V.N(2)));
        }).QuickCheckThrowOnFailure();

    private static Value MoreThanTwo(Value x) => Zhudian.Advisor.Feel.Operators.FeelOperators.CompareValue(x, V.N(2), ComparisonOperator.Greater);

    private static Value Row(int? n, string name) => V.Context(("n", n is { } number ? V.N(number) : Value.Null), ("名", V.S(name)));

    private static Value Field(Value row, string name) => row.As<ContextValue>()!.TryGet(name, out var value) ? value : throw new ArgumentException(name);

    private static string Names(Value list) => string.Join(' ', Enumerable.Range(0, list.As<ListValue>()!.Count).Select(i => Field(list.As<ListValue>()![i], "名").AsText));

    private static Value Item(Func<Value, Value> body) => Value.Of(new ItemFunction(new Body(body), new EvaluationRun().Rent(1), 0));

    private Value Call(string name, params Value[] arguments)
        => FunctionLibrary.Knowledge.TryGet(name, out var function) ? function.Invoke(new EvaluationRun { Recorder = _recorder }.Rent(1), arguments) : throw new ArgumentException(name);

    private sealed class Body(Func<Value, Value> body) : CompiledExpression
    {
        public override Value Evaluate(Frame frame) => body(frame.Slots[0]);
    }

    private sealed class Recorder : IRecorder
    {
        public List<RecordedNote> Notes { get; } = [];

        public void Note(RecordedNote note) => Notes.Add(note);
    }
}
