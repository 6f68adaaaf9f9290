namespace Tap.Guardrails;

/// <summary>The operators of Terraform's language (https://developer.hashicorp.com/terraform/language/expressions/operators).</summary>
internal static class Operators
{
    public static Value Apply(string symbol, Value operand) => (symbol, operand) switch
    {
        ("!", { Boolean: { } boolean }) => Value.Of(!boolean),
        ("-", { Number: { } number }) => Value.Of(-number),
        _ => Value.Unknown(symbol + Value.Inner(operand.Expression), operand.References),
    };

    public static Value Apply(string symbol, Value left, Value right) => symbol switch
    {
        "&&" when left.Boolean == false || right.Boolean == false => Value.Of(false),
        "||" when left.Boolean == true || right.Boolean == true => Value.Of(true),
        "&&" or "||" when left.Boolean is not null && right.Boolean is not null => Value.Of(symbol == "&&"),
        "&&" when left.Boolean == true => right,
        "&&" when right.Boolean == true => left,
        "||" when left.Boolean == false => right,
        "||" when right.Boolean == false => left,
        "==" or "!=" when IsComparable(left) && IsComparable(right) => Value.Of(left.Text == right.Text == (symbol == "==")),
        _ when left.Number is { } one && right.Number is { } other && Calculate(symbol, one, other) is { } result => result,
        _ => Value.Unknown(
            $"{Value.Inner(left.Expression)} {symbol} {Value.Inner(right.Expression)}", [.. left.References, .. right.References]),
    };

    private static bool IsComparable(Value value) => value.Text is not null || value.Kind == ValueKind.Absent;

    private static Value? Calculate(string symbol, double left, double right) => symbol switch
    {
        "<" => Value.Of(left < right),
        "<=" => Value.Of(left <= right),
        ">" => Value.Of(left > right),
        ">=" => Value.Of(left >= right),
        "+" => Value.Of(left + right),
        "-" => Value.Of(left - right),
        "*" => Value.Of(left * right),
        "/" when right != 0 => Value.Of(left / right),
        "%" when right != 0 => Value.Of(left % right),
        _ => null,
    };
}
