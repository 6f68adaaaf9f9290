namespace Tap.Guardrails;

/// <summary>
/// An expression of Terraform's language (https://developer.hashicorp.com/terraform/language/expressions), as
/// <see cref="ExpressionParser"/> reads it.
/// </summary>
internal abstract record Expression
{
    internal sealed record Literal(Value Value) : Expression;

    internal sealed record Template(IReadOnlyList<Expression> Parts) : Expression;

    internal sealed record Variable(string Name) : Expression;

    internal sealed record Attribute(Expression Of, string Name) : Expression;

    internal sealed record Index(Expression Of, Expression Key) : Expression;

    internal sealed record Splat(Expression Of) : Expression;

    internal sealed record Call(string Function, IReadOnlyList<Expression> Arguments, bool Expands) : Expression;

    internal sealed record Conditional(Expression Condition, Expression Then, Expression Otherwise) : Expression;

    internal sealed record Binary(string Operator, Expression Left, Expression Right) : Expression;

    internal sealed record Unary(string Operator, Expression Operand) : Expression;

    internal sealed record Tuple(IReadOnlyList<Expression> Items) : Expression;

    internal sealed record Object(IReadOnlyList<(Expression Key, Expression Value)> Entries) : Expression;

    internal sealed record For(
        string? Key, string Item, Expression Collection, Expression? ResultKey, Expression Result, Expression? Condition) : Expression;
}
