using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Engine;

/// <summary>Whatever stands in a string, a stack is read: what makes no sense is not known.</summary>
public sealed class EvaluationFuzzTests
{
    private static readonly string[] Tokens =
    [
        "${", "}", "\"", "\\", "\\u12", "\\UFFFFFFFF", ".", "[", "]", "(", ")", "{", ",", ":", "=>", "=", "?", "...", "~", "*", "-", "!",
        "==", "&&", "<", "%", "%{", "$${", " ", "for", "in", "if", "x", "var.name", "local.circle", "aws_s3_bucket.data", "each.key", "5",
        "1.5", "99999999999999999999999999", "null", "true", "jsonencode(", "jsondecode(", "merge(", "format(\"%s\", ", "element([1], ",
        "split(", "base64decode(\"", "one([1, 2])", "lookup({ a = 1 }, ", "[for k, v in { a = 1 } : v]", "[*]", "0", "/", "+",
    ];

    [FsCheck.NUnit.Property(MaxTest = 2000, QuietOnSuccess = true)]
    public Property Any_text_is_evaluated()
    {
        var texts = Gen.ArrayOf(Gen.Elements(Tokens)).Select(tokens => "${" + string.Concat(tokens));
        return Prop.ForAll(texts.ToArbitrary(), text => Evaluate(text) is not null && Evaluate(text + "}") is not null);
    }

    [TestCase("(")]
    [TestCase("[")]
    [TestCase("!")]
    [TestCase("true ? 1 : ")]
    [TestCase("1 + ")]
    [TestCase("upper(")]
    [TestCase("jsonencode([")]
    public void What_is_nested_too_deeply_is_not_known(string opening) => Assert.That(
        Evaluate($"${{{string.Concat(Enumerable.Repeat(opening, 200_000))}1}}").Kind, Is.EqualTo(ValueKind.Unknown));

    [TestCase(900)]
    [TestCase(3000)]
    public void Deep_values_are_read(int depth) => Assert.That(
        Evaluate($"${{jsonencode({new string('[', depth)}{new string(']', depth)})}}").Kind, Is.Not.EqualTo(ValueKind.Absent));

    [Test]
    public void What_refers_on_too_far_is_not_known()
    {
        var locals = Enumerable.Range(0, 20_000).Select(index => $"\"a{index}\": \"${{local.a{index + 1}}}\"");
        var value = StackModel.FromConfiguration(TerraformJson.Of($"locals {{ {string.Join(", ", locals)} }}")).Blocks.Single()["a0"];
        Assert.That(value.Kind, Is.EqualTo(ValueKind.Unknown));
    }

    private static Value Evaluate(string text)
    {
        var stack = StackModel.FromConfiguration(TerraformJson.Of(
            """aws_s3_bucket.data { "bucket": "data" }""",
            """var.name { "default": "tap" }""",
            """locals { "circle": "${local.circle}" }""",
            $$"""output.it { "value": {{JsonSerializer.Serialize(text)}} }"""));
        var value = stack.All(BlockKind.Output).Single()["value"];
        _ = value.Leaves("value").Count();
        return value;
    }
}
