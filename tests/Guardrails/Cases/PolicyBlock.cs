using System.Text.Json;

namespace Tap.Tests.Guardrails.Cases;

/// <summary>Writes blocks with policies, so that cases show statements and not their escapes.</summary>
internal static class PolicyBlock
{
    public const string Table = "arn:aws:dynamodb:us-east-1:123456789012:table/orders";

    /// <summary>A customer-managed policy with statements, each the JSON of its elements; without an effect it allows.</summary>
    public static string Policy(params IReadOnlyList<string> statements) => Of("aws_iam_policy.orders", "policy", statements);

    /// <summary>A role whose trust policy has statements.</summary>
    public static string Role(params IReadOnlyList<string> statements) => Of("aws_iam_role.orders", "assume_role_policy", statements);

    /// <summary>A block with an argument that is a policy.</summary>
    /// <param name="address">The block's address.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="statements">The statements.</param>
    public static string Of(string address, string argument, params IReadOnlyList<string> statements) =>
        $$"""{{address}} { "{{argument}}": {{Text(statements)}} }""";

    /// <summary>A block with an argument that is a policy by <c>jsonencode</c>.</summary>
    /// <param name="address">The block's address.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="statement">The statement as an object of Terraform's language.</param>
    public static string Encoded(string address, string argument, string statement) =>
        $$"""{{address}} { "{{argument}}": {{JsonSerializer.Serialize($"${{jsonencode({{ Statement = [{statement}] }})}}")}} }""";

    /// <summary>The JSON string of a policy.</summary>
    public static string Text(params IReadOnlyList<string> statements) => JsonSerializer.Serialize(
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements.Select(WithEffect))}}]}""");

    /// <summary>The further element of a statement with a condition; nothing without one.</summary>
    public static string Condition(string? condition) => condition is null ? "" : $", \"Condition\": {condition}";

    private static string WithEffect(string statement) =>
        statement.Contains("\"Effect\"", StringComparison.Ordinal) ? statement : $$"""{"Effect":"Allow",{{statement[1..]}}""";
}
