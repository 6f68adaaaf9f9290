using System.Runtime.CompilerServices;

namespace Tap.Guardrails;

/// <summary>
/// Reads templates and expressions as Terraform reads the strings of its JSON syntax
/// (https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping).
/// </summary>
internal sealed partial class ExpressionParser
{
    // From those that bind least to those that bind most.
    private static readonly string[][] Operators = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    private readonly Cursor cursor;

    private ExpressionParser(string text) => cursor = new Cursor(text);

    /// <summary>Reads the text of a JSON string.</summary>
    /// <exception cref="FormatException">It is not valid, or uses something that is not known here, such as a <c>%{ for }</c>.</exception>
    public static Expression ParseTemplate(string text) => new ExpressionParser(text).ReadTemplate(quoted: false);

    private Expression ReadExpression()
    {
        var condition = ReadOperation(0);
        if (!cursor.TakesSymbol("?"))
            return condition;
        var then = ReadExpression();
        cursor.Expect(":");
        return new Expression.Conditional(condition, then, ReadExpression());
    }

    private Expression ReadOperation(int level)
    {
        if (level == Operators.Length)
            return ReadUnary();
        var left = ReadOperation(level + 1);
        while (Operators[level].FirstOrDefault(cursor.TakesSymbol) is { } found)
            left = new Expression.Binary(found, left, ReadOperation(level + 1));
        return left;
    }

    private Expression ReadUnary()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw cursor.Unexpected("too deep a nesting");
        return cursor.TakesSymbol("!") ? new Expression.Unary("!", ReadUnary())
            : cursor.TakesSymbol("-") ? new Expression.Unary("-", ReadUnary())
            : ReadSteps(ReadPrimary());
    }

    private Expression ReadSteps(Expression expression)
    {
        while (true)
        {
            if (cursor.TakesSymbol("[*]") || cursor.TakesSymbol(".*"))
                expression = new Expression.Splat(expression);
            else if (cursor.TakesSymbol("["))
                expression = new Expression.Index(expression, ReadIndex());
            else if (!cursor.IsAhead("...") && cursor.TakesSymbol("."))
                expression = cursor.IsAtDigit
                    ? new Expression.Index(expression, Number())
                    : new Expression.Attribute(expression, cursor.ReadName());
            else
                return expression;
        }
    }

    private Expression ReadIndex()
    {
        var key = ReadExpression();
        cursor.Expect("]");
        return key;
    }

    private Expression ReadPrimary() =>
        cursor.TakesSymbol("(") ? ReadParenthesis()
        : cursor.TakesSymbol("\"") ? ReadTemplate(quoted: true)
        : cursor.TakesSymbol("[") ? ReadTuple()
        : cursor.TakesSymbol("{") ? ReadObject()
        : cursor.IsAtDigit ? Number()
        : ReadNamed();

    private Expression ReadParenthesis()
    {
        var expression = ReadExpression();
        cursor.Expect(")");
        return expression;
    }

    private Expression ReadNamed()
    {
        var name = cursor.ReadName();
        return cursor.TakesSymbol("(") ? ReadCall(name) : name switch
        {
            "true" => new Expression.Literal(Value.Of(true)),
            "false" => new Expression.Literal(Value.Of(false)),
            "null" => new Expression.Literal(Value.Absent),
            _ => new Expression.Variable(name),
        };
    }

    private Expression.Call ReadCall(string function)
    {
        var arguments = new List<Expression>();
        var expands = false;
        while (!cursor.TakesSymbol(")"))
        {
            arguments.Add(ReadExpression());
            expands |= cursor.TakesSymbol("...");
            if (!cursor.TakesSymbol(","))
            {
                cursor.Expect(")");
                break;
            }
        }

        return new Expression.Call(function, arguments, expands);
    }

    private Expression ReadTuple()
    {
        if (cursor.TakesWord("for"))
            return ReadFor(isObject: false);
        var items = new List<Expression>();
        while (!cursor.TakesSymbol("]"))
        {
            items.Add(ReadExpression());
            if (!cursor.TakesSymbol(","))
            {
                cursor.Expect("]");
                break;
            }
        }

        return new Expression.Tuple(items);
    }

    private Expression ReadObject()
    {
        if (cursor.TakesWord("for"))
            return ReadFor(isObject: true);
        var entries = new List<(Expression, Expression)>();
        while (!cursor.TakesSymbol("}"))
        {
            var key = ReadExpression();
            if (!cursor.TakesSymbol("="))
                cursor.Expect(":");
            // A bare name is a key, not a variable.
            entries.Add((key is Expression.Variable name ? new Expression.Literal(Value.Of(name.Name)) : key, ReadExpression()));
            cursor.TakesSymbol(",");
        }

        return new Expression.Object(entries);
    }

    private Expression.For ReadFor(bool isObject)
    {
        var first = cursor.ReadName();
        var second = cursor.TakesSymbol(",") ? cursor.ReadName() : null;
        if (!cursor.TakesWord("in"))
            throw cursor.Unexpected("no 'in'");
        var collection = ReadExpression();
        cursor.Expect(":");
        var result = ReadExpression();
        Expression? key = null;
        if (isObject)
        {
            cursor.Expect("=>");
            (key, result) = (result, ReadExpression());
            cursor.TakesSymbol("...");
        }

        var condition = cursor.TakesWord("if") ? ReadExpression() : null;
        cursor.Expect(isObject ? "}" : "]");
        return new Expression.For(second is null ? null : first, second ?? first, collection, key, result, condition);
    }

    private Expression.Literal Number() => new(Value.OfNumber(cursor.ReadNumber()));
}
