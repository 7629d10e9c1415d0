from __future__ import annotations

import pytest

from tests.documents import a_document
from unattend_gen.detect.search import matches_in

CASES = [
    (
        "a.json",
        ('{"a": {"b": [{"name": "ADMIN_PASSWORD", "value": "Kestrel!77"}]}}\n'),
        ("Kestrel!77",),
    ),
    (
        "b.json",
        (
            '{"Parameters": [{"ParameterKey": "AdminPassword", "ParameterValue": "Kestrel!77"},\n'
            ' {"ParameterKey":"X","ParameterValue":"yy"}]}\n'
        ),
        ("Kestrel!77",),
    ),
    (
        "c.json",
        (
            '{"AdminPassword": "{{resolve:secretsmanager:foo:SecretString:pw}}",\n'
            ' "password": "Password", "passwordPolicy": "x",\n'
            ' "password": null, "p": {"password": {"type": "string", "format": "password"}}}\n'
        ),
        (),
    ),
    (
        "d.json",
        (
            '{"variables": {"winrm_password": "Kestrel!77", "x": "{{env `PW`}}"}, // c\n'
            '"password": "",}\n'
        ),
        ("Kestrel!77",),
    ),
    (
        "package.json",
        (
            '{"scripts": {"reset-password": "node reset.js"},\n'
            ' "dependencies": {"get-password": "^1.0.0", "passwd": "1.2.3"}}\n'
        ),
        (),
    ),
    (
        "de.json",
        (
            '{"login": {"password": "Passwort", "newPassword": "Neues Passwort eingeben",\n'
            ' "confirmPassword": "x", "productKey": "Produktschlüssel"}}\n'
        ),
        (),
    ),
    (
        "k8s.yaml",
        (
            "apiVersion: v1\n"
            "kind: Deployment\n"
            "spec:\n"
            "  containers:\n"
            "  - env:\n"
            "    - name: SA_PASSWORD\n"
            "      value: Kestrel!77\n"
            "    - name: DB_PASSWORD\n"
            "      valueFrom:\n"
            "        secretKeyRef:\n"
            "          name: db\n"
            "          key: password\n"
        ),
        ("Kestrel!77",),
    ),
    (
        "cm.yml",
        ("data:\n  app.properties: |\n    db.user=x\n    db.password=Kestrel!77\n"),
        ("Kestrel!77",),
    ),
    (
        "ci.yml",
        (
            "#cloud-config\n"
            "users:\n"
            "  - name: Admin\n"
            "    passwd: Kestrel!77\n"
            "    inactive: false\n"
            "chpasswd:\n"
            "  list:\n"
            "    - x\n"
            "  users:\n"
            "    - {name: root, password: Kestrel!78, type: text}\n"
        ),
        ("Kestrel!77", "Kestrel!78"),
    ),
    (
        "broken.yml",
        (
            "a: b: c\n"
            "{{ if x }}\n"
            "foo:\n"
            "  admin_password: Kestrel!77\n"
            "  other_password: {{ .Values.pw }}\n"
        ),
        ("Kestrel!77",),
    ),
    (
        "v.tf",
        (
            'variable "admin_password" {\n'
            '  description = "The admin password"\n'
            "  type = string\n"
            '  default = "Kestrel!77"\n'
            "}\n"
            'resource "x" "y" {\n'
            '  tags = { password = "Kestrel!78" }\n'
            '  os_profile { admin_password = "${var.pw}" }\n'
            "  password = random_password.p.result\n"
            "}\n"
        ),
        ("Kestrel!77", "Kestrel!78"),
    ),
    (
        "p.pp",
        (
            "class x (\n"
            "  String $admin_password = 'Kestrel!77',\n"
            "  Sensitive[String] $other_password = Sensitive(lookup('x')),\n"
            ") { user { 'a': password => Sensitive(lookup('y')) } }\n"
        ),
        ("Kestrel!77",),
    ),
    (
        "r.rb",
        (
            "default['app']['password'] = 'Kestrel!77'\n"
            "windows_user 'x' do\n"
            "  password node['a']['b']\n"
            "  action :create\n"
            "end\n"
            'puts "password is wrong"\n'
        ),
        ("Kestrel!77",),
    ),
    (
        "m.bicep",
        (
            "@secure()\n"
            "param adminPassword string = 'Kestrel!77'\n"
            "param other string = newGuid()\n"
            "resource x 'y' = { properties: { adminPassword: adminPassword\n"
            " osProfile: { adminPassword: kv.getSecret('x') } } }\n"
        ),
        ("Kestrel!77",),
    ),
    (
        "app.properties",
        (
            "spring.datasource.password=Kestrel!77\n"
            "spring.mail.password=${MAIL_PW}\n"
            "jasypt.password=ENC(abcdef==)\n"
            "login.password=Mot de passe\n"
            "login.password.hint=Kestrel!79\n"
        ),
        ("Kestrel!77",),
    ),
    (
        ".env.local",
        (
            "export ADMIN_PASS='Kestrel!77' # x\n"
            "DB_PW=Kestrel!78\n"
            "X_PASSWORD=\n"
            "Y_PASSWORD=$OTHER\n"
            "Z_PASSWORD=${A:?x}\n"
        ),
        ("Kestrel!77", "Kestrel!78"),
    ),
    (
        "s.toml",
        (
            "[a]\n"
            'password = "Kestrel!77"\n'
            'token_password = "env:PW"\n'
            "[b.c]\n"
            'password = { file = "x" }\n'
        ),
        ("Kestrel!77",),
    ),
    (
        "ec2.yml",
        (
            "tasks:\n"
            "- task: setAdminAccount\n"
            "  inputs:\n"
            "    password:\n"
            "      type: random\n"
            "- task: x\n"
            "  inputs:\n"
            '    password: {type: static, data: "Kestrel!77"}\n'
        ),
        ("Kestrel!77",),
    ),
    (
        "inv.ini",
        (
            "[win:vars]\n"
            "ansible_user=admin\n"
            "ansible_password=Kestrel!77\n"
            'ansible_winrm_pass="{{ vault_pw }}"\n'
        ),
        ("Kestrel!77",),
    ),
    (
        "unatt.yml",
        (
            "settings:\n"
            "  - pass: specialize\n"
            "  - pass: oobeSystem\n"
            "tests:\n"
            "  pass: 12\n"
            "  secret: my-tls\n"
            "  secretName: foo\n"
        ),
        (),
    ),
    (
        "Vagrantfile",
        (
            'Vagrant.configure("2") do |config|\n'
            '  config.vm.provision "shell", env: {"PASSWORD" => "Kestrel!77"}\n'
            '  config.winrm.password = ENV["PW"]\n'
            "end\n"
        ),
        ("Kestrel!77",),
    ),
    (
        "cloud.conf",
        ("admin_password = Kestrel!77\n"),
        ("Kestrel!77",),
    ),
    (
        "cc.yml",
        ('x: !Sub "${Pw}"\nMasterUserPassword: !Ref Pw\nPassword: &p Kestrel!77\nOther: *p\n'),
        ("Kestrel!77",),
    ),
    (
        "tpl.yml",
        (
            "vars:\n"
            "  win_password: \"{{ lookup('env', 'X') | default('Kestrel!77', true) }}\"\n"
            "  other_password: \"{{ a | default('') }}\"\n"
            "  z_password: ${PW:-}\n"
        ),
        ("Kestrel!77",),
    ),
    (
        "x.tfvars",
        ('passwords = ["Kestrel!77"]\npass = "specialize"\n'),
        ("Kestrel!77",),
    ),
    (
        "i.nix",
        ('{ services.x.password = "Kestrel!77"; passwordFile = "/run/x"; }\n'),
        ("Kestrel!77",),
    ),
    (
        "x.gradle",
        (
            'credentials { username "x"\n'
            ' password "Kestrel!77" }\n'
            'credentials { password = project.property("pw") }\n'
        ),
        ("Kestrel!77",),
    ),
    (
        "openapi.yaml",
        (
            "paths:\n"
            "  /login:\n"
            "    parameters:\n"
            "      - name: password\n"
            "        in: query\n"
            "        schema: {type: string, default: ''}\n"
            "    properties:\n"
            "      password:\n"
            "        type: string\n"
            "        example: foo\n"
        ),
        (),
    ),
    (
        "p2.pp",
        (
            "user { 'a': password => Sensitive('Kestrel!77'), shell => 'x' }\n"
            "user { 'b': password => Sensitive(lookup('x')) }\n"
        ),
        ("Kestrel!77",),
    ),
    (
        "q.tf",
        ('admin_password = sensitive("Kestrel!77")\n'),
        ("Kestrel!77",),
    ),
    (
        "r.tf",
        (
            "admin_password = <<EOT\nKestrel!77\nEOT\n"
            'variable "db_password" {\n  default = <<-EOT\n    Kestrel!78\n  EOT\n}\n'
            'user_data = <<EOT\npassword = "Kestrel!79"\nEOT\n'
            "password = <<EOT\n${var.password}\nEOT\n"
        ),
        ("Kestrel!77", "Kestrel!78", "Kestrel!79"),
    ),
    (
        "s.toml",
        (
            '[[a]]\npassword = """\nKestrel!77"""\n'
            "[[a]]\npassword = '''\nKestrel!78'''\nname = 'x'\n"
        ),
        ("Kestrel!77", "Kestrel!78"),
    ),
    (
        "t.yaml",
        ("a:\n  password: !!binary S2VzdHJlbCE3Nw==\n  b: !!binary AAAA\n"),
        ("!!binary S2VzdHJlbCE3Nw==",),
    ),
]


@pytest.mark.parametrize(("name", "text", "secrets"), CASES, ids=[case[0] for case in CASES])
def test_literals_are_found_and_references_are_not(
    name: str, text: str, secrets: tuple[str, ...]
) -> None:
    found = [
        reading.text[slice(*match.span)]
        for reading, match in matches_in(a_document(text, name))
        if match.content.is_leak and match.span
    ]

    assert tuple(found) == secrets
