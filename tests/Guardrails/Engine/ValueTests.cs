using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Engine;

/// <summary>Evaluates expressions as they stand in a stack.</summary>
public sealed class ValueTests
{
    [TestCase("plain", "plain")]
    [TestCase("$${literal}", "${literal}")]
    [TestCase("${true}", "true")]
    [TestCase("${1 + 2 * 3}", "7")]
    [TestCase("${var.name}", "tap")]
    [TestCase("a-${var.name}-b", "a-tap-b")]
    [TestCase("${local.full}", "tap-full")]
    [TestCase("${local[\"full\"]}", "tap-full")]
    [TestCase("${var.name == \"tap\" ? \"yes\" : \"no\"}", "yes")]
    [TestCase("${var.unset ? \"same\" : \"same\"}", "same")]
    [TestCase("${format(\"%s-%d\", var.name, 3)}", "tap-3")]
    [TestCase("${join(\",\", [\"a\", \"b\"])}", "a,b")]
    [TestCase("${jsonencode({ a = [1, true, null, \"x\"], \"b\" : {} })}", """{"a":[1,true,null,"x"],"b":{}}""")]
    [TestCase("${jsondecode(\"{\\\"a\\\": 5}\").a}", "5")]
    [TestCase("${merge({ a = 1 }, { a = 2 })[\"a\"]}", "2")]
    [TestCase("${[for s in [\"x\", \"y\"] : upper(s) if s != \"x\"][0]}", "Y")]
    [TestCase("${{ for k, v in { a = 1 } : k => v }.a}", "1")]
    [TestCase("${aws_s3_bucket.data.bucket}", "data")]
    [TestCase("${aws_s3_bucket.data[\"bucket\"]}", "data")]
    [TestCase("${base64decode(\"YQ==\")}", "a")]
    [TestCase("${!false && (1 < 2 || var.unset)}", "true")]
    [TestCase("${element(split(\":\", \"a:b:c\"), 1)}", "b")]
    [TestCase("${lookup({ a = \"x\" }, \"b\", \"y\")}", "y")]
    [TestCase("${length([1, 2]) == 2}", "true")]
    [TestCase("${concat([1], [2])[1]}", "2")]
    [TestCase("${coalesce(\"\", \"x\")}", "x")]
    public void What_can_be_known_is_known(string expression, string text) => Assert.That(Evaluate(expression).Text, Is.EqualTo(text));

    [TestCase("${var.unset}", "var.unset")]
    [TestCase("${aws_s3_bucket.data.arn}/*", "aws_s3_bucket.data.arn")]
    [TestCase("${cidrsubnet(var.unset, 8, 1)}", "var.unset")]
    [TestCase("%{ if var.unset }x%{ endif }", "var.unset")]
    [TestCase("${var.unset ? \"a\" : \"b\"}", "")]
    [TestCase("${local.circle}", "local.circle")]
    [TestCase("${module.x.y}", "module.x.y")]
    [TestCase("${broken(", "")]
    public void What_cannot_be_known_is_not(string expression, string reference)
    {
        var value = Evaluate(expression);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(value.Kind, Is.EqualTo(ValueKind.Unknown));
            Assert.That(string.Join(' ', value.References), reference.Length == 0 ? Is.Empty : Does.Contain(reference));
        }
    }

    [Test]
    public void A_template_has_parts() => Assert.That(
        Evaluate("arn:${aws_s3_bucket.data.arn}/${var.name}/*").Parts.Select(part => part.Expression),
        Is.EqualTo(new[] { "arn:", "${aws_s3_bucket.data.arn}", "/", "tap", "/*" }));

    [Test]
    public void A_conditional_that_is_not_known_has_alternatives() => Assert.That(
        Evaluate("x${var.unset ? \"a\" : \"b\"}").Alternatives.Select(one => one.Text), Is.EqualTo(new[] { "xa", "xb" }));

    [TestCase("${var.unset ? true : \"true\"}", true, Proof.Holds)]
    [TestCase("${var.unset ? true : false}", true, Proof.Broken)]
    [TestCase("${var.unset}", true, Proof.Unproven)]
    [TestCase("true", false, Proof.Broken)]
    public void A_statement_about_a_value_is_proven(string expression, bool expected, Proof proof) =>
        Assert.That(Evaluate(expression).Is(expected), Is.EqualTo(proof));

    private static Value Evaluate(string expression)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(expression);
        return StackModel.FromConfiguration(TerraformJson.Of(
            """aws_s3_bucket.data { "bucket": "data" }""",
            """var.name { "default": "tap" }""",
            """var.unset {}""",
            """locals { "full": "${var.name}-full", "circle": "${local.circle}" }""",
            $$"""output.it { "value": {{text}} }""")).All(BlockKind.Output).Single()["value"];
    }
}
