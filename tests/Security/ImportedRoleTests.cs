using Tap.Core;
using Tap.Security;
using Tap.Storage;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class ImportedRoleTests
{
    private const string Arn = "arn:aws:iam::111122223333:role/team/reports";

    [Test]
    public void What_is_granted_is_a_policy_of_the_stack_attached_to_it()
    {
        var stack = SynthesizedStack.Of(stack => Bucket(stack).GrantObjects(Role.FromArn(stack, "reports", Arn), "a/*", "s3:GetObject"));
        var policy = stack.Single("aws_iam_policy");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Json, Does.Not.Contain("\"aws_iam_role\""));
            Assert.That(policy.Text("name"), Is.EqualTo("trainr963-dev-iam-test-reports-production"));
            Assert.That(policy.Statements().Select(statement => statement.Text("Sid")), Is.EqualTo(["DataAGetObject"]));
            Assert.That(
                (
                    stack.Single("aws_iam_role_policy_attachment").Text("role"),
                    stack.Single("aws_iam_role_policy_attachment").Text("policy_arn")),
                Is.EqualTo(("reports", policy.Reference("arn"))));
        }
    }

    [Test]
    public void Of_a_reference_the_name_is_taken_at_apply()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var bucket = Bucket(stack);
            bucket.GrantList(Role.FromArn(stack, "a", new TerraformVariable(stack, "role", new TerraformVariableConfig()).StringValue));
            bucket.GrantList(Role.FromArn(stack, "b", "${var.role}"));
        });
        Assert.That(
            stack.All("aws_iam_role_policy_attachment").Select(attachment => attachment.Text("role")),
            Is.EqualTo(["${basename(var.role)}", """${basename("${var.role}")}"""]));
    }

    [Test]
    public void A_key_names_it() => Assert.That(
        SynthesizedStack.Of(stack => stack.EncryptionKey().GrantUse(Role.FromArn(stack, "reports", Arn)))
            .Single("aws_kms_key").Statement("UseReportsTest").Text("Principal.AWS"),
        Is.EqualTo(Arn));

    [Test]
    public void One_that_takes_no_policy_refuses_grants_and_says_the_way_out() => SynthesizedStack.Of(stack => Assert.That(
        () => Bucket(stack).GrantList(Role.FromArn(stack, "reports", Arn, attachPolicy: false)),
        Throws.TypeOf<InputException>().With.Message.Contains(Arn).And.Message.Contains("s3:ListBucket").And.Message.Contains("owner")));

    [TestCase(true, 2)]
    [TestCase(false, 1)]
    public void A_function_runs_as_it_and_waits_for_what_it_is_granted(bool attachPolicy, int dependencies)
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var role = Role.FromArn(stack, "reports", Arn, attachPolicy);
            var function = stack.Function(props => props with { Role = role });
            if (attachPolicy)
                Bucket(stack).GrantList(function);
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.Single("aws_lambda_function").Text("role"), Is.EqualTo(Arn));
            Assert.That(stack.Single("aws_lambda_function").Texts("depends_on"), Has.Count.EqualTo(dependencies));
        }
    }

    [TestCase("arn:aws:iam::111122223333:user/reports")]
    [TestCase("reports")]
    public void Another_ARN_is_refused(string arn) => Assert.That(
        Refusal.Of(stack => Role.FromArn(stack, "reports", arn)), Does.Contain("role/name").And.Contain($"'{arn}'"));

    private static SecureBucket Bucket(TapStack stack) => new(stack, "data", new() { Name = "data" });
}
