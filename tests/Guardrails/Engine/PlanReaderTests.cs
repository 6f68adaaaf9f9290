using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Engine;

/// <summary>Reads small plans as <c>terraform show -json</c> writes them.</summary>
public sealed class PlanReaderTests
{
    private const string Policy = """{ "constant_value": "{\"Resource\":\"${aws_s3_bucket.data.arn}/*\",\"By\":\"${var.who}\"}","""
        + """ "references": ["aws_s3_bucket.data.arn", "aws_s3_bucket.data", "var.who"] }""";

    [TestCase("{}", "is no plan")]
    [TestCase("[]", "is no plan")]
    [TestCase("""{ "format_version": "1.0", "values": { "root_module": {} } }""", "is no plan")]
    [TestCase("""{ "format_version": "2.0", "planned_values": {}, "configuration": { "root_module": {} } }""", "format_version '2.0'")]
    [TestCase("""{ "planned_values": {}, "configuration": { "root_module": {} } }""", "format_version ''")]
    [TestCase(
        """{ "format_version": "1.2", "errored": true, "planned_values": {}, "configuration": { "root_module": {} } }""", "has failed")]
    public void What_is_no_plan_is_refused(string json, string message) =>
        Assert.That(() => StackModel.FromPlan(json), Throws.InstanceOf<FormatException>().With.Message.Contains(message));

    [Test]
    public void Values_are_known_and_carry_what_they_come_from()
    {
        var queue = Read(
            PlanJson.Resource("aws_sqs_queue.jobs", """ "name": "jobs-prod", "kms_master_key_id": null, "delay_seconds": 0 """),
            PlanJson.Expressions("aws_sqs_queue.jobs", """ "name": { "references": ["var.name"] }, "kms_master_key_id": {} """));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(queue["name"].Text, Is.EqualTo("jobs-prod"));
            Assert.That(queue["name"].References, Is.EqualTo(new[] { new Reference("var.name", "") }));
            Assert.That(queue["kms_master_key_id"].Kind, Is.EqualTo(ValueKind.Absent));
            Assert.That(queue["delay_seconds"].Kind, Is.EqualTo(ValueKind.Absent), "a default that nobody has written");
        }
    }

    [Test]
    public void A_literal_carries_nothing() => Assert.That(
        Read(
            PlanJson.Resource("aws_sqs_queue.jobs", """ "name": "jobs" """),
            PlanJson.Expressions("aws_sqs_queue.jobs", """ "name": { "constant_value": "jobs" } """))["name"].References,
        Is.Empty);

    [Test]
    public void What_is_not_known_yet_is_what_the_configuration_writes()
    {
        var policy = StackModel.FromPlan(PlanJson.Of(
            PlanJson.Resources(PlanJson.Resource("aws_s3_bucket_policy.data", ""), PlanJson.Resource("aws_s3_bucket.data", "")),
            PlanJson.Resources(
                PlanJson.Expressions("aws_s3_bucket_policy.data", $"\"policy\": {Policy}"),
                PlanJson.Expressions("aws_s3_bucket.data", "")) + """, "variables": { "who": {} } """,
            PlanJson.Change("aws_s3_bucket_policy.data", "create", """ "policy": true, "id": true """),
            """ "variables": { "who": { "value": "me" } } """)).All("aws_s3_bucket_policy").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(policy["id"].Kind, Is.EqualTo(ValueKind.Absent));
            Assert.That(
                policy["policy"].Parts.Select(part => part.Expression),
                Is.EqualTo(new[] { "{\"Resource\":\"", "${aws_s3_bucket.data.arn}", "/*\",\"By\":\"", "me", "\"}" }));
        }
    }

    [Test]
    public void Without_its_text_an_expression_is_not_known_but_has_references() => Assert.That(
        Read(
            PlanJson.Resource("aws_s3_bucket_policy.data", ""),
            PlanJson.Expressions(
                "aws_s3_bucket_policy.data", """ "bucket": { "references": ["aws_s3_bucket.data.id", "aws_s3_bucket.data"] } """),
            """ "bucket": true """)["bucket"],
        Has.Property(nameof(Value.Kind)).EqualTo(ValueKind.Unknown)
            .And.Property(nameof(Value.References)).EqualTo(new[] { new Reference("aws_s3_bucket.data", "id") }));

    [Test]
    public void Sensitive_values_and_variables_are_not_shown()
    {
        var json = PlanJson.Of(
            """
            "resources": [{ "address": "aws_ssm_parameter.key", "mode": "managed", "type": "aws_ssm_parameter", "name": "key",
              "values": { "value": "hunter2", "description": "hunter2", "insecure_value": "written" },
              "sensitive_values": { "value": true, "insecure_value": true } }]
            """,
            $$"""
            "resources": [{{PlanJson.Expressions("aws_ssm_parameter.key", """
                "value": { "references": ["var.key"] },
                "description": { "constant_value": "${var.key}", "references": ["var.key"] },
                "insecure_value": { "constant_value": "written" }
                """)}}],
            "variables": { "key": { "sensitive": true } },
            "outputs": { "key": { "expression": { "constant_value": "${var.key}", "references": ["var.key"] } } }
            """,
            more: """ "variables": { "key": { "value": "hunter2" } } """);
        var stack = StackModel.FromPlan(json);
        var parameter = stack.Resources.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameter["value"].Expression, Is.EqualTo("${sensitive value}"));
            Assert.That(parameter["value"].References, Is.EqualTo(new[] { new Reference("var.key", "") }));
            Assert.That(stack.All(BlockKind.Output).Single()["value"].Kind, Is.EqualTo(ValueKind.Unknown));
            Assert.That(parameter["insecure_value"].Text, Is.EqualTo("written"), "the configuration itself tells it");
        }
    }

    [Test]
    public void Modules_are_expanded_and_their_variables_and_outputs_followed()
    {
        var stack = StackModel.FromPlan(PlanJson.Of(
            $$"""
            "resources": [{{PlanJson.Resource("aws_sqs_queue.all", """ "name": "from-root" """)}}],
            "child_modules": [{ "address": "module.jobs[\"a\"]", "resources": [
              {{PlanJson.Resource("module.jobs[\"a\"].aws_sqs_queue.jobs[0]", """ "name": "a-jobs" """, "0")}}
            ] }]
            """,
            $$"""
            "resources": [{{PlanJson.Expressions("aws_sqs_queue.all", """
                "name": { "constant_value": "from-root" },
                "redrive_policy": { "constant_value": "${module.jobs[\"a\"].arn}", "references": ["module.jobs[\"a\"].arn"] }
                """)}}],
            "module_calls": { "jobs": {
              "source": "./jobs", "expressions": { "prefix": { "constant_value": "${each.key}", "references": ["each.key"] } },
              "for_each_expression": { "constant_value": ["a"] },
              "module": {
                "variables": { "prefix": {} },
                "outputs": { "arn": { "expression": { "constant_value": "${aws_sqs_queue.jobs[0].arn}" } } },
                "resources": [{{PlanJson.Expressions(
                    "aws_sqs_queue.jobs",
                    """ "name": { "constant_value": "${var.prefix}-jobs", "references": ["var.prefix"] } """,
                    more: """ "count_expression": { "constant_value": 1 } """)}}]
              }
            } }
            """,
            PlanJson.Change("aws_sqs_queue.all", "create", """ "redrive_policy": true """)));
        var jobs = stack.Resources.Single(queue => queue.LogicalId == "jobs");
        var all = stack.Resources.Single(queue => queue.LogicalId == "all");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(jobs.Address, Is.EqualTo("module.jobs[\"a\"].aws_sqs_queue.jobs[0]"));
            Assert.That(jobs["name"].Text, Is.EqualTo("a-jobs"));
            Assert.That(
                jobs["name"].References.Select(reference => reference.ToString()), Has.Some.EqualTo("module.jobs[\"a\"].var.prefix"));
            Assert.That(jobs.IsReferredToBy(all["redrive_policy"]), Is.EqualTo(Proof.Holds));
            Assert.That(stack.All(BlockKind.Module).Single()["source"].Text, Is.EqualTo("./jobs"));
        }
    }

    [Test]
    public void What_is_deleted_is_gone_and_what_stays_is_there() => Assert.That(
        StackModel.FromPlan(PlanJson.Of(
            PlanJson.Resources(PlanJson.Resource("aws_sqs_queue.stays", """ "name": "stays" """)),
            PlanJson.Resources(PlanJson.Expressions("aws_sqs_queue.stays", ""), PlanJson.Expressions("aws_sqs_queue.none", "")),
            $"{PlanJson.Change("aws_sqs_queue.stays", "no-op")}, {PlanJson.Change("aws_sqs_queue.goes", "delete")}"))
            .Resources.Select(resource => resource.Address),
        Is.EqualTo(new[] { "aws_sqs_queue.stays" }));

    [TestCase("create", 1)]
    [TestCase("update", 0)]
    public void Nested_blocks_that_no_configuration_shows_count_unless_AWS_may_have_made_them(string action, int count) => Assert.That(
        Read(
            PlanJson.Resource("aws_security_group.group", """ "ingress": [{ "from_port": 22, "cidr_blocks": ["0.0.0.0/0"] }] """),
            PlanJson.Expressions("aws_security_group.group", ""),
            action: action).Blocks("ingress"),
        Has.Count.EqualTo(count));

    [Test]
    public void Sets_may_have_another_order() => Assert.That(
        Read(
            PlanJson.Resource(
                "aws_security_group.group",
                """ "ingress": [{ "from_port": 443, "cidr_blocks": [] }, { "from_port": 22, "cidr_blocks": ["10.0.0.0/8"] }] """),
            PlanJson.Expressions(
                "aws_security_group.group",
                """
                "ingress": [
                  { "from_port": { "constant_value": 22 }, "cidr_blocks": { "references": ["var.ranges"] } },
                  { "from_port": { "constant_value": 443 }, "cidr_blocks": { "constant_value": [] } }
                ]
                """))
            .Blocks("ingress").Select(block => $"{block["from_port"]} {block["cidr_blocks"].References.Count}"),
        Is.EqualTo(new[] { "443 0", "22 1" }));

    [Test]
    public void The_configuration_file_says_paths_locals_dynamic_blocks_and_lifecycles()
    {
        var stack = StackModel.FromPlan(
            PlanJson.Of(
                PlanJson.Resources(PlanJson.Resource("aws_sqs_queue.jobs[\"a\"]", "", "\"a\"")),
                PlanJson.Resources(PlanJson.Expressions(
                    "aws_sqs_queue.jobs", """ "policy": { "constant_value": "${local.policy}", "references": ["local.policy"] } """)),
                PlanJson.Change("aws_sqs_queue.jobs[\"a\"]", "create", """ "policy": true """)),
            """
            {
              "//": { "metadata": { "stackName": "tasks" } },
              "locals": { "policy": "{\"At\":\"${aws_sqs_queue.jobs.arn}\"}" },
              "terraform": { "backend": { "s3": { "encrypt": true } } },
              "resource": { "aws_sqs_queue": { "jobs": {
                "//": { "metadata": { "path": "tasks/jobs/queue" } }, "lifecycle": { "prevent_destroy": true }, "policy": "stale"
              } } }
            }
            """);
        var queue = stack.Resources.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Name, Is.EqualTo("tasks"));
            Assert.That(stack.IsPlan);
            Assert.That(queue.Path, Is.EqualTo("tasks/jobs/queue"));
            Assert.That(queue["policy"].Parts[0].Text, Is.EqualTo("{\"At\":\""));
            Assert.That(queue.Blocks("lifecycle").Single()["prevent_destroy"].Boolean, Is.True);
            Assert.That(stack.All(BlockKind.Terraform).Single().Blocks("backend").Single().Blocks("s3"), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void Data_sources_that_have_been_read_are_known() => Assert.That(
        StackModel.FromPlan(PlanJson.Of(
            "",
            PlanJson.Resources(PlanJson.Expressions("data.aws_vpc.main", """ "id": { "references": ["var.id"] } """, "data")),
            more: $$"""
                "prior_state": { "values": { "root_module": {
                  {{PlanJson.Resources(PlanJson.Resource("data.aws_vpc.main", """ "id": "vpc-1" """, mode: "data"))}}
                } } }
                """))
            .Data("aws_vpc").Single()["id"].Text,
        Is.EqualTo("vpc-1"));

    [Test]
    public void A_reference_knows_its_block_without_the_key() => Assert.That(
        new[] { "module.a[\"x\"].aws_s3_bucket.b[0]", "aws_s3_bucket.b[\"x[1]\"]", "aws_s3_bucket.b" }
            .Select(one => new Reference(one, "id").Block),
        Is.EqualTo(new[] { "module.a[\"x\"].aws_s3_bucket.b", "aws_s3_bucket.b", "aws_s3_bucket.b" }));

    private static ResourceBlock Read(string planned, string configured, string unknown = "", string action = "create")
    {
        var address = System.Text.Json.JsonDocument.Parse(planned).RootElement.GetProperty("address").GetString()!;
        return StackModel.FromPlan(PlanJson.Of(
            PlanJson.Resources(planned),
            PlanJson.Resources(configured) + """, "variables": { "name": {}, "ranges": {} } """,
            PlanJson.Change(address, action, unknown))).Resources.Single();
    }
}
