using System.Globalization;
using System.Text;

namespace Tap.Guardrails;

/// <content>Reads templates, which strings of expressions are as well.</content>
internal sealed partial class ExpressionParser
{
    // Ends at the end of the text, or at the closing quote of a string in an expression.
    private Expression ReadTemplate(bool quoted)
    {
        var parts = new List<Expression>();
        var literal = new StringBuilder();
        while (!cursor.IsAtEnd && !(quoted && cursor.Current == '"'))
        {
            if (cursor.Takes("$${"))
                literal.Append("${");
            else if (cursor.Takes("%%{"))
                literal.Append("%{");
            else if (cursor.Takes("${~") || cursor.Takes("${"))
                parts.AddRange([.. Flush(literal), ReadInterpolation()]);
            else if (cursor.Takes("%{"))
                throw cursor.Unexpected("a directive");
            else if (quoted && cursor.Current == '\\')
                literal.Append(ReadEscape());
            else
                literal.Append(cursor.Read(1));
        }

        if (quoted)
            cursor.Expect("\"");
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
        cursor.TakesSymbol("~");
        cursor.Expect("}");
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
        var escaped = cursor.Read(2)[1];
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

    private string ReadCode(int digits) =>
        int.TryParse(cursor.Read(digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            ? new Rune(code).ToString()
            : throw cursor.Unexpected("no character of that code");
}
