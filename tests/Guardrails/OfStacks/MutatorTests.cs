using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails.OfStacks;

public sealed class MutatorTests
{
    private const string Stack =
        """
        {
          "resource": {
            "aws_s3_bucket": { "data": { "bucket": "data", "force_destroy": false } },
            "aws_s3_bucket_policy": {
              "data": {
                "bucket": "${aws_s3_bucket.data.id}",
                "policy": "{\"Statement\":[{\"Sid\":\"T\",\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Condition\":{\"Null\":{}}}]}"
              }
            },
            "aws_vpc_security_group_ingress_rule": {
              "https": { "security_group_id": "${aws_security_group.web.id}", "cidr_ipv4": "10.0.0.0/16", "to_port": 443, "n": ["a", "b"] }
            }
          }
        }
        """;

    [TestCase("aws_s3_bucket.force_destroy: Flipped", "resource.aws_s3_bucket.data.force_destroy", "true")]
    [TestCase("aws_s3_bucket.force_destroy: Removed", "resource.aws_s3_bucket.data.force_destroy", "")]
    [TestCase("aws_s3_bucket.bucket: Unknown", "resource.aws_s3_bucket.data.bucket", "${var.mutated}")]
    [TestCase("aws_s3_bucket.: CountZero", "resource.aws_s3_bucket.data.count", "0")]
    [TestCase("aws_s3_bucket.: CountUnknown", "resource.aws_s3_bucket.data.count", "${var.mutated}")]
    [TestCase("aws_s3_bucket.: Module", "resource.aws_s3_bucket_policy.data.bucket", "${module.mutated.id}")]
    [TestCase("aws_s3_bucket.: Module", "resource.aws_s3_bucket", "")]
    [TestCase(
        "aws_s3_bucket.+aws_s3_bucket_acl: Added (everybody reads)",
        "resource.aws_s3_bucket_acl.mutated.bucket", "${aws_s3_bucket.data.id}")]
    [TestCase("aws_s3_bucket_policy.bucket: Replaced", "resource.aws_s3_bucket_policy.data.bucket", "mutated")]
    [TestCase(
        "aws_s3_bucket_policy.policy.Deny(T).Effect: Inverted",
        "resource.aws_s3_bucket_policy.data.policy.Statement.0.Effect", "Allow")]
    [TestCase(
        "aws_s3_bucket_policy.policy.Deny(T).Action: Replaced",
        "resource.aws_s3_bucket_policy.data.policy.Statement.0.Action", "mutated:Nothing")]
    [TestCase(
        "aws_s3_bucket_policy.policy.Deny(T).Condition: Removed",
        "resource.aws_s3_bucket_policy.data.policy.Statement.0.Condition", "")]
    [TestCase("aws_s3_bucket_policy.policy.Deny(T): Removed", "resource.aws_s3_bucket_policy.data.policy.Statement.0", "")]
    [TestCase(
        "aws_s3_bucket_policy.policy.Statement: Widened (everything is allowed)",
        "resource.aws_s3_bucket_policy.data.policy.Statement.1.Action", "*")]
    [TestCase(
        "aws_vpc_security_group_ingress_rule.cidr_ipv4: Widened (0.0.0.0/0)",
        "resource.aws_vpc_security_group_ingress_rule.https.cidr_ipv4", "0.0.0.0/0")]
    [TestCase("aws_vpc_security_group_ingress_rule.to_port: Zeroed", "resource.aws_vpc_security_group_ingress_rule.https.to_port", "0")]
    [TestCase(
        "aws_vpc_security_group_ingress_rule.to_port: Second (Widened)",
        "resource.aws_vpc_security_group_ingress_rule.https-second.to_port", "65535")]
    [TestCase(
        "aws_vpc_security_group_ingress_rule.to_port: Second (Widened)",
        "resource.aws_vpc_security_group_ingress_rule.https.to_port", "443")]
    [TestCase("aws_vpc_security_group_ingress_rule.n[]: Removed", "resource.aws_vpc_security_group_ingress_rule.https.n.0", "b")]
    public void A_mutant_is_broken_in_one_place(string mutant, string path, string expected) =>
        Assert.That(At(Mutants().First(one => one.Name == mutant).Json, path), Is.EqualTo(expected));

    [Test]
    public void A_mutant_is_as_it_was_in_all_other_places()
    {
        var mutant = JsonNode.Parse(Mutants().Single(one => one.Name == "aws_s3_bucket.force_destroy: Flipped").Json)!.AsObject();
        mutant["resource"]!["aws_s3_bucket"]!["data"]!["force_destroy"] = false;
        mutant.Remove("variable");
        Assert.That(JsonNode.DeepEquals(mutant, JsonNode.Parse(Stack)), Is.True, mutant.ToJsonString());
    }

    [Test]
    public void Every_mutant_is_JSON_and_differs_from_the_stack() => Assert.That(Mutants(), Has.Count.GreaterThan(60)
        .And.All.Matches<Mutant>(mutant => !JsonNode.DeepEquals(JsonNode.Parse(mutant.Json), JsonNode.Parse(Stack))));

    private static List<Mutant> Mutants() => [.. new Mutator("test", Stack).Mutants()];

    private static string At(string json, string path)
    {
        var node = JsonNode.Parse(json);
        foreach (var step in path.Split('.'))
        {
            node = node is JsonArray items ? items.ElementAtOrDefault(int.Parse(step, System.Globalization.CultureInfo.InvariantCulture))
                : node?[step];
            node = step == "policy" ? JsonNode.Parse(node!.GetValue<string>()) : node;
        }

        return node?.ToString() ?? "";
    }
}
