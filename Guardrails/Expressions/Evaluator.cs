using System.Runtime.CompilerServices;

namespace Tap.Guardrails;

/// <summary>Evaluates expressions as far as what they use is known.</summary>
/// <param name="scope">What names stand for.</param>
internal sealed class Evaluator(Scope scope)
{
    // More alternatives than these are as good as unknown.
    private const int MaximumAlternatives = 16;

    /// <summary>Evaluates the text of a JSON string; what cannot be read is not known.</summary>
    public static Value EvaluateTemplate(string text, Scope scope)
    {
        if (!text.Contains("${", StringComparison.Ordinal) && !text.Contains("%{", StringComparison.Ordinal))
            return Value.Of(text);
        try
        {
            return new Evaluator(scope).Evaluate(ExpressionParser.ParseTemplate(text));
        }
        catch (FormatException)
        {
            return Value.Unknown(Value.Inner(text), scope.ReferencesIn(text));
        }
    }

    /// <summary>Evaluates an expression.</summary>
    /// <exception cref="FormatException">It is nested too deeply, by itself or by what it refers to.</exception>
    public Value Evaluate(Expression expression) => RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? EvaluateOne(expression)
        : throw new FormatException("The expression is nested too deeply.");

    private Value EvaluateOne(Expression expression) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Template template => Join([.. template.Parts.Select(Evaluate)]),
        Expression.Tuple tuple => Value.Of([.. tuple.Items.Select(Evaluate)]),
        Expression.Object map => EvaluateObject(map),
        Expression.For loop => EvaluateFor(loop),
        Expression.Call call => Functions.Call(call.Function, Arguments(call)),
        Expression.Conditional conditional => EvaluateConditional(conditional),
        Expression.Unary unary => Operators.Apply(unary.Operator, Evaluate(unary.Operand)),
        Expression.Binary binary => Operators.Apply(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right)),
        Expression.Splat splat => Evaluate(splat.Of) is { Kind: ValueKind.Map } one ? Value.Of([one]) : Evaluate(splat.Of),
        _ => EvaluateChain(expression),
    };

    /// <summary>Returns the attribute or item that a step leads to.</summary>
    public static Value Step(Value value, Value key)
    {
        if (value.Kind == ValueKind.List && key.Number is { } number)
            return number >= 0 && number < value.Items.Count ? value.Items[(int)number] : Value.Absent;
        if (value.Kind == ValueKind.List && key.Text is { } name)
            return Value.Of([.. value.Items.Select(item => item[name])]);
        return key.Text is { } text ? value[text] : Value.Unknown(
            $"{Value.Inner(value.Expression)}[{Value.Inner(key.Expression)}]", [.. value.References, .. key.References]);
    }

    /// <summary>Returns the parts as one text.</summary>
    public static Value Join(IReadOnlyList<Value> parts)
    {
        if (parts.All(part => part.Text is not null))
            return Value.Of(string.Concat(parts.Select(part => part.Text))).DerivedFrom(parts.SelectMany(part => part.References));
        if (parts.Aggregate(
            1, (count, part) => Math.Min(MaximumAlternatives + 1, count * part.Alternatives.Count)) is > 1 and <= MaximumAlternatives)
            return Value.OneOf([.. Combinations(parts).Select(Join)], string.Concat(parts.Select(part => part.Expression)));
        return Value.OfParts([.. parts.SelectMany(part => part.Parts)]);
    }

    private static IEnumerable<IReadOnlyList<Value>> Combinations(IReadOnlyList<Value> parts) =>
        parts.Aggregate<Value, IEnumerable<IReadOnlyList<Value>>>(
            [[]], (before, part) => before.SelectMany(_ => part.Alternatives, IReadOnlyList<Value> (head, one) => [.. head, one]));

    private List<Value> Arguments(Expression.Call call)
    {
        var arguments = call.Arguments.Select(Evaluate).ToList();
        if (!call.Expands || arguments is not [.., { Kind: ValueKind.List } last])
            return call.Expands ? [Value.Unknown("…", [.. arguments.SelectMany(argument => argument.References)])] : arguments;
        return [.. arguments[..^1], .. last.Items];
    }

    private Value EvaluateConditional(Expression.Conditional conditional)
    {
        var condition = Evaluate(conditional.Condition);
        return condition.Boolean switch
        {
            true => Evaluate(conditional.Then),
            false => Evaluate(conditional.Otherwise),
            null => Value.OneOf(
                [Evaluate(conditional.Then), Evaluate(conditional.Otherwise)], $"{Value.Inner(condition.Expression)} ? … : …"),
        };
    }

    private Value EvaluateObject(Expression.Object map) =>
        OfEntries(map.Entries.Select(entry => (Evaluate(entry.Key), Evaluate(entry.Value))));

    private static Value OfEntries(IEnumerable<(Value Key, Value Value)> entries)
    {
        var known = new Dictionary<string, Value>();
        var isOpen = false;
        foreach (var (key, value) in entries)
        {
            // What has a key that is not known is kept, so that it is read as what it may hide.
            known[key.Text ?? key.Expression] = value;
            isOpen |= key.Text is null;
        }

        return Value.Of(known, isOpen);
    }

    private Value EvaluateFor(Expression.For loop)
    {
        var collection = Evaluate(loop.Collection);
        if (!collection.IsKnown || collection.Text is not null || collection.IsOpen)
            return Value.Unknown("for …", collection.References);
        var rounds = Pairs(collection).Select(pair => new Evaluator(scope.With(
            loop.Key is null ? [(loop.Item, pair.Value)] : [(loop.Key, pair.Key), (loop.Item, pair.Value)]))).ToList();
        var chosen = rounds.Select(round => loop.Condition is null ? true : round.Evaluate(loop.Condition).Boolean).ToList();
        if (chosen.Contains(null))
            return Value.Unknown("for …", collection.References);
        var taken = rounds.Where((_, index) => chosen[index] == true);
        return loop.ResultKey is { } key
            ? OfEntries(taken.Select(round => (round.Evaluate(key), round.Evaluate(loop.Result))))
            : Value.Of([.. taken.Select(round => round.Evaluate(loop.Result))]);
    }

    /// <summary>Returns the keys and values of a collection, as <c>for</c> and <c>for_each</c> go through it.</summary>
    public static IEnumerable<(Value Key, Value Value)> Pairs(Value collection) => collection.Kind == ValueKind.Map
        ? collection.Entries.Select(entry => (Value.Of(entry.Key), entry.Value))
        : collection.Items.Select((item, index) => (Value.Of((double)index), item));

    private Value EvaluateChain(Expression expression)
    {
        var steps = new Stack<Value>();
        while (expression is Expression.Attribute or Expression.Index)
        {
            (expression, var step) = expression is Expression.Attribute attribute
                ? (attribute.Of, Value.Of(attribute.Name))
                : (((Expression.Index)expression).Of, Evaluate(((Expression.Index)expression).Key));
            steps.Push(step);
        }

        return expression is Expression.Variable variable
            ? scope.Resolve(variable.Name, [.. steps])
            : steps.Aggregate(Evaluate(expression), Step);
    }
}
