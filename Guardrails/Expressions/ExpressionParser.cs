using System.Text;

namespace Tap.Guardrails;

/// <summary>
/// Reads templates and expressions as Terraform reads the strings of its JSON syntax
/// (https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping).
/// </summary>
internal sealed class ExpressionParser
{
    // From those that bind least to those that bind most.
    private static readonly string[][] Operators = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    private readonly string text;
    private int position;

    private ExpressionParser(string text) => this.text = text;

    /// <summary>Reads the text of a JSON string.</summary>
    /// <exception cref="FormatException">It is not valid, or uses something that is not known here, such as a <c>%{ for }</c>.</exception>
    public static Expression ParseTemplate(string text)
    {
        var parser = new ExpressionParser(text);
        return parser.ReadTemplate(quoted: false);
    }

    // Ends at the end of the text, or at the closing quote of a string in an expression.
    private Expression ReadTemplate(bool quoted)
    {
        var parts = new List<Expression>();
        var literal = new StringBuilder();
        while (position < text.Length && !(quoted && text[position] == '"'))
        {
            if (Takes("$${") || Takes("%%{"))
                literal.Append(text.AsSpan(position - 2, 2));
            else if (Takes("${~") || Takes("${"))
                parts.AddRange([.. Flush(literal), ReadInterpolation()]);
            else if (Takes("%{"))
                throw Unexpected("a directive");
            else if (quoted && text[position] == '\\')
                literal.Append(ReadEscape());
            else
                literal.Append(text[position++]);
        }

        if (quoted)
            Expect("\"");
        parts.AddRange(Flush(literal));
        return parts switch
        {
            [] => new Expression.Literal(Value.Of("")),
            [var only] => only,
            _ => new Expression.Template(parts),
        };
    }

    private Expression ReadInterpolation()
    {
        var expression = ReadExpression();
        SkipSpace();
        Takes("~");
        Expect("}");
        return expression;
    }

    private static IEnumerable<Expression> Flush(StringBuilder literal)
    {
        if (literal.Length == 0)
            return [];
        var text = literal.ToString();
        literal.Clear();
        return [new Expression.Literal(Value.Of(text))];
    }

    private string ReadEscape()
    {
        position++;
        var escaped = position < text.Length ? text[position++] : throw Unexpected("the end");
        return escaped switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'u' => ReadCode(4),
            'U' => ReadCode(8),
            _ => escaped.ToString(),
        };
    }

    private string ReadCode(int digits)
    {
        position += digits;
        return position <= text.Length
            ? char.ConvertFromUtf32(Convert.ToInt32(text[(position - digits)..position], 16))
            : throw Unexpected("the end");
    }

    private Expression ReadExpression()
    {
        var condition = ReadOperation(0);
        if (!TakesSymbol("?"))
            return condition;
        var then = ReadExpression();
        ExpectSymbol(":");
        return new Expression.Conditional(condition, then, ReadExpression());
    }

    private Expression ReadOperation(int level)
    {
        if (level == Operators.Length)
            return ReadUnary();
        var left = ReadOperation(level + 1);
        while (Operators[level].FirstOrDefault(TakesSymbol) is { } found)
            left = new Expression.Binary(found, left, ReadOperation(level + 1));
        return left;
    }

    private Expression ReadUnary()
    {
        SkipSpace();
        return Takes("!") ? new Expression.Unary("!", ReadUnary())
            : Takes("-") ? new Expression.Unary("-", ReadUnary())
            : ReadSteps(ReadPrimary());
    }

    private Expression ReadSteps(Expression expression)
    {
        while (true)
        {
            if (TakesSymbol("[*]") || TakesSymbol(".*"))
                expression = new Expression.Splat(expression);
            else if (TakesSymbol("["))
                expression = new Expression.Index(expression, ReadIndex());
            else if (!Ahead("...") && TakesSymbol("."))
                expression = Digit() ? new Expression.Index(expression, ReadNumber()) : new Expression.Attribute(expression, ReadName());
            else
                return expression;
        }
    }

    private Expression ReadIndex()
    {
        var key = ReadExpression();
        ExpectSymbol("]");
        return key;
    }

    private Expression ReadPrimary()
    {
        SkipSpace();
        return Takes("(") ? ReadParenthesis()
            : Takes("\"") ? ReadTemplate(quoted: true)
            : Takes("[") ? ReadTuple()
            : Takes("{") ? ReadObject()
            : Digit() ? ReadNumber()
            : ReadNamed();
    }

    private Expression ReadParenthesis()
    {
        var expression = ReadExpression();
        ExpectSymbol(")");
        return expression;
    }

    private Expression ReadNamed()
    {
        var name = ReadName();
        return TakesSymbol("(") ? ReadCall(name) : name switch
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
        while (!TakesSymbol(")"))
        {
            arguments.Add(ReadExpression());
            expands |= TakesSymbol("...");
            if (!TakesSymbol(","))
            {
                ExpectSymbol(")");
                break;
            }
        }

        return new Expression.Call(function, arguments, expands);
    }

    private Expression ReadTuple()
    {
        if (TakesWord("for"))
            return ReadFor(isObject: false);
        var items = new List<Expression>();
        while (!TakesSymbol("]"))
        {
            items.Add(ReadExpression());
            if (!TakesSymbol(","))
            {
                ExpectSymbol("]");
                break;
            }
        }

        return new Expression.Tuple(items);
    }

    private Expression ReadObject()
    {
        if (TakesWord("for"))
            return ReadFor(isObject: true);
        var entries = new List<(Expression, Expression)>();
        while (!TakesSymbol("}"))
        {
            var key = ReadExpression();
            if (!TakesSymbol("="))
                ExpectSymbol(":");
            // A bare name is a key, not a variable.
            entries.Add((key is Expression.Variable name ? new Expression.Literal(Value.Of(name.Name)) : key, ReadExpression()));
            TakesSymbol(",");
        }

        return new Expression.Object(entries);
    }

    private Expression.For ReadFor(bool isObject)
    {
        var first = ReadName();
        var second = TakesSymbol(",") ? ReadName() : null;
        if (!TakesWord("in"))
            throw Unexpected("no 'in'");
        var collection = ReadExpression();
        ExpectSymbol(":");
        var result = ReadExpression();
        Expression? key = null;
        if (isObject)
        {
            ExpectSymbol("=>");
            (key, result) = (result, ReadExpression());
            TakesSymbol("...");
        }

        var condition = TakesWord("if") ? ReadExpression() : null;
        ExpectSymbol(isObject ? "}" : "]");
        return new Expression.For(second is null ? null : first, second ?? first, collection, key, result, condition);
    }

    private Expression.Literal ReadNumber()
    {
        SkipSpace();
        var start = position;
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || IsPoint()))
            position++;
        if (position < text.Length && text[position] is 'e' or 'E')
            throw Unexpected("an exponent");
        return new Expression.Literal(Value.OfNumber(text[start..position]));
    }

    private bool IsPoint() => text[position] == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]);

    private string ReadName()
    {
        SkipSpace();
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-'))
            position++;
        return position > start && !char.IsAsciiDigit(text[start]) ? text[start..position] : throw Unexpected("no name");
    }

    private bool Digit() => position < text.Length && char.IsAsciiDigit(text[position]);

    private bool TakesWord(string word)
    {
        SkipSpace();
        var end = position + word.Length;
        return (end >= text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')) && Takes(word);
    }

    private bool TakesSymbol(string symbol)
    {
        SkipSpace();
        return Takes(symbol);
    }

    private void ExpectSymbol(string symbol)
    {
        SkipSpace();
        Expect(symbol);
    }

    private bool Ahead(string symbol)
    {
        SkipSpace();
        return string.CompareOrdinal(text, position, symbol, 0, symbol.Length) == 0;
    }

    private bool Takes(string symbol)
    {
        if (string.CompareOrdinal(text, position, symbol, 0, symbol.Length) != 0)
            return false;
        position += symbol.Length;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Takes(symbol))
            throw Unexpected($"no '{symbol}'");
    }

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }

    private FormatException Unexpected(string what) => new($"There is {what} at character {position + 1} of '{text}'.");
}
